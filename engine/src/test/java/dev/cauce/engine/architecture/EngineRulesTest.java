package dev.cauce.engine.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.cauce.engine", importOptions = ImportOption.DoNotIncludeTests.class)
final class EngineRulesTest {
    private static final String ENGINE = "dev.cauce.engine.";

    @ArchTest
    static final ArchRule parts_do_not_depend_on_each_other_in_circles = slices().matching(ENGINE + "(*)..")
            .should()
            .beFreeOfCycles()
            .because("a part that can be understood, tested and run apart must not need those that need it");

    @ArchTest
    static final ArchRule the_ground_knows_no_feature = noClasses()
            .that()
            .resideInAnyPackage(ENGINE + "web..", ENGINE + "persistence..", ENGINE + "replica..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ENGINE + "configuration..",
                    ENGINE + "conversation..",
                    ENGINE + "channel..",
                    ENGINE + "desk..",
                    ENGINE + "supervisor..",
                    ENGINE + "reporting..",
                    ENGINE + "routing..")
            .because("what everything stands on changes for its own reasons only");

    @ArchTest
    static final ArchRule the_replica_knows_no_routing = noClasses()
            .that()
            .resideInAPackage(ENGINE + "replica..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.cauce.routing..")
            .because("the replicated state machine is generic, and is tested with small machines of its own");

    @ArchTest
    static final ArchRule reporting_and_desk_do_not_know_each_other = noClasses()
            .that()
            .resideInAPackage(ENGINE + "reporting..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ENGINE + "desk..", ENGINE + "supervisor..", ENGINE + "channel..")
            .because("reports are made from the log alone, so that they can be made again");

    @ArchTest
    static final ArchRule only_persistence_opens_transactions = noClasses()
            .that()
            .resideOutsideOfPackage(ENGINE + "persistence..")
            .should()
            .dependOnClassesThat(describe(
                    "pools and session factories",
                    type -> type.getFullName().equals("org.hibernate.reactive.mutiny.Mutiny$SessionFactory")
                            || type.getFullName().equals("io.vertx.mutiny.sqlclient.Pool")
                            || type.getFullName().equals("io.vertx.sqlclient.Pool")
                            || type.getFullName().equals("javax.sql.DataSource")
                            || type.getFullName().equals("java.sql.DriverManager")))
            .because("a transaction without its clients told first sees nothing, or would one day see too much");

    @ArchTest
    static final ArchRule only_endpoints_and_answers_know_http = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Resource")
            .and()
            .haveSimpleNameNotEndingWith("Endpoint")
            .and()
            .haveSimpleNameNotEndingWith("Endpoints")
            .and()
            .haveSimpleNameNotEndingWith("Answer")
            .and()
            .resideOutsideOfPackages(ENGINE + "web..", ENGINE + "security..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.ws.rs..")
            .because("what decides is called from sockets, messages and tests as well");

    @ArchTest
    static final ArchRule nobody_sleeps = noClasses()
            .should()
            .callMethodWhere(describe(
                    "Thread.sleep",
                    call -> call.getTargetOwner().isEquivalentTo(Thread.class)
                            && call.getName().equals("sleep")))
            .because("waiting is for a condition, a queue or a timer, which can be ended and tested");

    @ArchTest
    static final ArchRule the_time_is_given = noClasses()
            .should()
            .callMethodWhere(describe(
                    "now() of the system",
                    call -> call.getName().equals("now")
                            && call.getTargetOwner().getPackageName().equals("java.time")
                            && call.getTarget().getRawParameterTypes().isEmpty()))
            .because("time is an argument or a Clock, so that tests can move it");

    @ArchTest
    static final ArchRule statics_do_not_change = fields().that()
            .areStatic()
            .and()
            .areDeclaredInClassesThat()
            .areNotEnums()
            .and()
            .doNotHaveName("$VALUES")
            .should()
            .haveModifier(FINAL)
            .because("two engines in one process, as in tests, must not meet in a static field");

    @ArchTest
    static final ArchRule one_http_client = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("okhttp3..", "org.apache.http..", "org.apache.hc..", "java.net.http..")
            .allowEmptyShould(true)
            .because("there is one HTTP client, Vert.x's, with one set of limits, metrics and time-outs");

    @ArchTest
    static final ArchRule one_way_out = noClasses()
            .that()
            .resideOutsideOfPackage(ENGINE + "channel.fetch..")
            .should()
            .dependOnClassesThat(describe(
                    "HTTP clients",
                    type -> type.getFullName().startsWith("io.vertx.core.http.HttpClient")
                            || type.getFullName().startsWith("io.vertx.mutiny.core.http.HttpClient")
                            || type.getPackageName().startsWith("io.vertx.ext.web.client")
                            || type.getFullName().equals("java.net.HttpURLConnection")))
            .because("whoever asks the outside must be kept from the neighbours: OutboundFetch checks where it goes");

    @ArchTest
    static final ArchRule one_way_to_a_bucket = noClasses()
            .that()
            .haveNameNotMatching("dev\\.cauce\\.engine\\.channel\\.media\\.S3Storage(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk..")
            .because(
                    "the client of buckets goes past OutboundFetch: its one endpoint is named by who runs the engine, may well be a"
                            + " neighbour, and no contact and no configuration through the API ever says where it leads");

    @ArchTest
    static final ArchRule one_json_mapper = noClasses()
            .that()
            .resideOutsideOfPackages(ENGINE + "web..", ENGINE + "routing..", ENGINE + "replica..")
            .should()
            .callConstructorWhere(describe("new ObjectMapper", call -> call.getTargetOwner()
                    .isAssignableTo(com.fasterxml.jackson.databind.ObjectMapper.class)))
            .because(
                    "one mapper has the rules of what is accepted; the routing log has another, which reads old records for ever");

    @ArchTest
    static final ArchRule nobody_prints = noClasses()
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("logs have levels and ids, and go where they are looked for");
}
