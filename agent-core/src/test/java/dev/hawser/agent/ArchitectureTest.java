package dev.hawser.agent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

@AnalyzeClasses(packages = "dev.hawser.agent", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packages_form_no_cycle =
            slices().assignedFrom(new EachPackage()).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothing_depends_on_the_root_package = noClasses()
            .that()
            .resideInAPackage("dev.hawser.agent.(*)..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.hawser.agent");

    @ArchTest
    static final ArchRule only_the_bedrock_package_knows_the_aws_sdk = noClasses()
            .that()
            .resideOutsideOfPackage("dev.hawser.agent.bedrock..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon..");

    private static final class EachPackage implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}
