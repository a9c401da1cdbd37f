package dev.hawser.tools.fs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.hawser.tools.fs.workspace.Workspace;

@AnalyzeClasses(packages = "dev.hawser.tools.fs", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packages_form_no_cycle =
            slices().matching("dev.hawser.tools.fs.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothing_depends_on_the_root_package = noClasses()
            .that()
            .resideInAPackage("dev.hawser.tools.fs.(*)..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.hawser.tools.fs");

    @ArchTest
    static final ArchRule files_know_nothing_of_bedrock = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.hawser.agent.bedrock..", "software.amazon..");

    /** The rest works on bytes and names; a workspace checks once that its root is there. */
    @ArchTest
    static final ArchRule only_handles_touch_the_disk = noClasses()
            .that()
            .resideOutsideOfPackage("dev.hawser.tools.fs.handle")
            .and()
            .doNotBelongToAnyOf(Workspace.class)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(java.nio.file.Files.class, java.io.File.class, java.io.RandomAccessFile.class);
}
