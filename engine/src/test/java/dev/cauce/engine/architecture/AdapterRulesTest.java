package dev.cauce.engine.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.stream.Collectors;

/** What adapters leave to the code around them, which is written once. The modules are those the engine is built with. */
@AnalyzeClasses(
        packages = "dev.cauce.channel",
        importOptions = {ImportOption.DoNotIncludeTests.class, AdapterRulesTest.WithoutTheKit.class})
final class AdapterRulesTest {
    private static final String CONTRACT = "dev.cauce.channel.api..";

    /** The test kit is for tests, wherever it lies. */
    static final class WithoutTheKit implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/channel/testkit/");
        }
    }

    @ArchTest
    static void all_adapters_are_looked_at(JavaClasses classes) {
        Set<String> adapters = classes.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.startsWith("dev.cauce.channel.api"))
                .collect(Collectors.toSet());
        assertThat(adapters)
                .contains(
                        "dev.cauce.channel.chat",
                        "dev.cauce.channel.email",
                        "dev.cauce.channel.http",
                        "dev.cauce.channel.sms",
                        "dev.cauce.channel.whatsapp");
    }

    @ArchTest
    static final ArchRule adapters_know_neither_engine_nor_one_another = slices().matching("dev.cauce.channel.(*)..")
            .namingSlices("$1")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(describe("anything", _ -> true), describe("the contract", type -> type.getPackageName()
                    .startsWith("dev.cauce.channel.api")))
            .because("an adapter is one module that can be taken away");

    @ArchTest
    static final ArchRule adapters_publish_nothing = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.cauce.engine..", "org.apache.kafka..", "io.smallrye..", "io.quarkus..", "io.micrometer..")
            .because(
                    "what they decode is made durable, counted and published by Intake, which knows when it may be acknowledged");

    @ArchTest
    static final ArchRule adapters_open_no_connection = noClasses()
            .should()
            .dependOnClassesThat(describe(
                    "clients and sockets",
                    type -> type.getPackageName().startsWith("java.net.http")
                            || type.getPackageName().startsWith("io.vertx")
                            || type.getPackageName().startsWith("jakarta.ws.rs")
                            || type.getPackageName().startsWith("java.nio.channels")
                            || Set.of(
                                            "java.net.Socket",
                                            "java.net.ServerSocket",
                                            "java.net.URLConnection",
                                            "java.net.HttpURLConnection")
                                    .contains(type.getName())))
            .because("the only way out by HTTP is OutboundFetch, which checks where it leads");

    @ArchTest
    static final ArchRule adapters_check_no_signature = noClasses()
            .that()
            .resideOutsideOfPackage(CONTRACT)
            .should()
            .dependOnClassesThat(describe(
                    "ciphers and keyed digests",
                    type -> type.getPackageName().startsWith("javax.crypto")
                            && !type.getName().equals("javax.crypto.SecretKey")))
            .orShould()
            .callMethod(java.security.MessageDigest.class, "isEqual", byte[].class, byte[].class)
            .because("they declare how their provider signs; Hmac and WebhookSignature check it, in constant time");

    @ArchTest
    static final ArchRule adapters_try_nothing_again = noClasses()
            .should()
            .dependOnClassesThat(describe("timers, threads and pools", type -> Set.of(
                            "java.util.Timer",
                            "java.lang.Thread",
                            "java.util.concurrent.locks.LockSupport",
                            "java.util.concurrent.Executors",
                            "java.util.concurrent.ExecutorService",
                            "java.util.concurrent.ScheduledExecutorService")
                    .contains(type.getName())))
            .orShould()
            .callMethodWhere(
                    describe("delays", call -> Set.of("delayedExecutor", "orTimeout", "completeOnTimeout", "sleep")
                            .contains(call.getName())))
            .because(
                    "an outcome says whether and when to try again; RetryPolicy and Lanes do it, without mixing up the order");
}
