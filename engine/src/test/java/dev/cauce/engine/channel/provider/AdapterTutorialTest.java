package dev.cauce.engine.channel.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tutorial and the module are the same. The test kit runs in the module itself, the commands in {@link PluggedInSmsTest}. */
final class AdapterTutorialTest {
    static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("maven.multiModuleProjectDirectory")));
    static final Path PAGE = ROOT.resolve("docs/tutorial/write-a-channel-adapter.md");
    private static final Pattern QUOTED =
            Pattern.compile("^`(channels/sms/\\S+)`\\n\\n```\\w+\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern LINE_OF_POM =
            Pattern.compile("^```xml\\n(    <.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern NO_CODE = Pattern.compile("\\s*|\\s*(/?\\*|//).*|(import|package) .*");

    @Test
    void everyQuotedFileIsTheModulesByteForByte() throws IOException {
        Map<String, String> quoted = quoted();
        assertThat(quoted).hasSizeGreaterThan(10);
        for (var file : quoted.entrySet()) {
            assertThat(file.getValue().stripTrailing())
                    .as(file.getKey())
                    .isEqualTo(Files.readString(ROOT.resolve(file.getKey())).stripTrailing());
        }
    }

    @Test
    void nothingOfTheModuleIsLeftOutButFurtherRecordings() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("channels/sms"))) {
            List<String> all = files.filter(Files::isRegularFile)
                    .map(file -> ROOT.relativize(file).toString())
                    .filter(file -> !file.startsWith("channels/sms/target/") && !file.endsWith(".json"))
                    .filter(file -> !file.endsWith(".txt"))
                    .toList();
            assertThat(quoted().keySet()).containsAll(all);
        }
    }

    @Test
    void theLinesThatPlugItInAreThoseOfTheBuild() throws IOException {
        List<String> lines = LINE_OF_POM
                .matcher(Files.readString(PAGE))
                .results()
                .map(line -> line.group(1))
                .toList();
        assertThat(lines).hasSize(2);
        assertThat(Files.readString(ROOT.resolve("pom.xml"))).contains(lines.getFirst());
        assertThat(Files.readString(ROOT.resolve("engine/pom.xml"))).contains(lines.getLast());
    }

    @Test
    void itIsAsSmallAsThePageSays() throws IOException {
        List<List<String>> classes = quoted().entrySet().stream()
                .filter(file -> file.getKey().contains("/src/main/java/")
                        && !file.getKey().contains("package-info"))
                .map(file -> file.getValue().lines().toList())
                .toList();
        long lines = classes.stream()
                .flatMap(List::stream)
                .filter(line -> !NO_CODE.matcher(line).matches())
                .count();
        assertThat(classes).hasSize(4);
        assertThat(Files.readString(PAGE)).contains("four classes with %d lines of code".formatted(lines));
    }

    private static Map<String, String> quoted() throws IOException {
        return QUOTED.matcher(Files.readString(PAGE))
                .results()
                .collect(Collectors.toMap((MatchResult one) -> one.group(1), one -> one.group(2)));
    }
}
