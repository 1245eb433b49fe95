package dev.cauce.routing.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

@AnalyzeClasses(packages = "dev.cauce.routing.core", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule theCoreKnowsOnlyTheLanguage = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "dev.cauce.routing.core..")
            .because("a core without frameworks can be replayed, simulated and proven anywhere");

    @ArchTest
    static final ArchRule timeArrivesAsAnArgument = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .because("a replay must see the time that was, not the time that is");

    @ArchTest
    static final ArchRule nothingIsDrawn = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.random..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Random")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .because("the same history must give the same decisions; ids are derived");

    @ArchTest
    static final ArchRule nothingRunsBesides = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Thread.class)
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.concurrent..", "java.util.logging..", "java.io..", "java.net..")
            .because("a step returns data; the shell does the rest");
}
