package dev.hawser.agent.telemetry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.hawser.agent", importOptions = ImportOption.DoNotIncludeTests.class)
class OpenTelemetryIsOptionalTest {

    @ArchTest
    static final ArchRule only_the_telemetry_package_knows_opentelemetry = noClasses()
            .that()
            .resideOutsideOfPackage("dev.hawser.agent.telemetry..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.opentelemetry..");

    @ArchTest
    static final ArchRule nothing_refers_to_the_telemetry_package = noClasses()
            .that()
            .resideOutsideOfPackage("dev.hawser.agent.telemetry..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.hawser.agent.telemetry..");
}
