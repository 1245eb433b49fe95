package dev.cauce.engine.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ConfigurationReferenceTest {
    private static final Pattern SINGLE =
            Pattern.compile("@ConfigProperty\\(name = \"(cauce[^\"]+)\", defaultValue = \"([^\"]*)\"\\)");

    /** What has no mapping of its own, since its prefix is everybody's. */
    private static final Map<String, String> SINGLES = Map.of(
            "cauce.demo",
            "Whether to define a small demonstration operation, with known passwords, at start. Never where others"
                    + " can reach it.",
            "cauce.topic-prefix",
            "What the names of all Kafka topics begin with.");

    private record Setting(String type, String usual, String about) {}

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }

    @Test
    void everySettingIsDescribedAsTheCodeDefinesIt() throws Exception {
        var settings = new TreeMap<String, Setting>();
        for (var mapping : mappings()) {
            var type = mapping.reflect();
            collect(type.getAnnotation(ConfigMapping.class).prefix() + ".", type, source(mapping), settings);
        }
        collectSingles(settings);
        assertThat(settings).isNotEmpty();
        assertThat(settings)
                .allSatisfy((name, setting) ->
                        assertThat(setting.about()).as("Javadoc of " + name).isNotBlank());

        var page = new StringBuilder("""
                # Settings

                Set them as environment variables (`CAUCE_SECURITY_STAFF_TOKEN_LIFE=PT8H`), as system properties
                (`-Dcauce.security.staff-token-life=PT8H`) or in `config/application.properties`. Durations are ISO-8601. What Quarkus
                offers (`quarkus.http.port`, `quarkus.datasource.…`, `kafka.bootstrap.servers`) is in the
                [Quarkus guide](https://quarkus.io/guides/all-config).

                | setting | type | usual value | what it does |
                |---|---|---|---|
                """);
        settings.forEach((name, setting) -> page.append(
                "| `%s` | %s | %s | %s |%n".formatted(name, setting.type(), setting.usual(), setting.about())));
        new ReferencePage("configuration.md").mustBe(page.toString());
    }

    private static Iterable<JavaClass> mappings() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.cauce.engine")
                .that(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "mappings", type -> type.isAnnotatedWith(ConfigMapping.class)));
    }

    private static void collect(String prefix, Class<?> type, String source, Map<String, Setting> settings) {
        for (var method : type.getDeclaredMethods()) {
            var name = prefix + kebab(method.getName());
            if (method.getReturnType().isInterface() && method.getReturnType().getEnclosingClass() == type) {
                collect(name + ".", method.getReturnType(), source, settings);
            } else if (!method.isDefault()) {
                settings.put(
                        name,
                        new Setting(
                                typeName(method.getGenericReturnType()),
                                usual(method),
                                about(source, method.getName())));
            }
        }
    }

    private static String usual(Method method) {
        var usual = method.getAnnotation(WithDefault.class);
        return usual == null
                ? method.getReturnType() == Optional.class ? "none" : "must be set"
                : "`" + usual.value() + "`";
    }

    private static String typeName(Type type) {
        if (type instanceof ParameterizedType generic) {
            return Arrays.stream(generic.getActualTypeArguments())
                    .map(ConfigurationReferenceTest::typeName)
                    .collect(Collectors.joining(", "));
        }
        return type instanceof Class<?> plain ? kebab(plain.getSimpleName()).replaceFirst("^-", "") : type.toString();
    }

    private static String about(String source, String method) {
        var javadoc = Pattern.compile(
                        "/\\*\\*((?:(?!\\*/).)*)\\*/(?:\\s*@\\w+(?:\\([^)]*\\))?)*\\s*[\\w<>., ]+\\s" + method
                                + "\\(\\)",
                        Pattern.DOTALL)
                .matcher(source);
        return javadoc.find()
                ? javadoc.group(1)
                        .replaceAll("\\s*\\n\\s*\\*", " ")
                        .replaceAll("\\{@\\w+ ([^}]*)}", "`$1`")
                        .strip()
                : "";
    }

    private static String source(JavaClass type) throws IOException {
        return Files.readString(ReferencePage.root()
                .resolve("engine/src/main/java")
                .resolve(type.getName().replace('.', '/') + ".java"));
    }

    private static void collectSingles(Map<String, Setting> settings) throws IOException {
        try (var files = Files.walk(ReferencePage.root().resolve("engine/src/main/java"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                collectSingles(file, settings);
            }
        }
    }

    private static void collectSingles(Path file, Map<String, Setting> settings) throws IOException {
        var found = SINGLE.matcher(Files.readString(file));
        while (found.find()) {
            var about = SINGLES.getOrDefault(found.group(1), "");
            settings.put(found.group(1), new Setting("text", "`" + found.group(2) + "`", about));
        }
    }
}
