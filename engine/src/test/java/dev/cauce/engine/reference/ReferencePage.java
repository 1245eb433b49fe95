package dev.cauce.engine.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A generated page under {@code docs/reference}. */
record ReferencePage(String name) {
    private static final String WRITE = "cauce.write-reference";

    /** Fails when the page in the repository is not this text, and tells how to write it; writes it when asked to. */
    void mustBe(String text) throws IOException {
        var file = root().resolve("docs/reference").resolve(name);
        if (Boolean.getBoolean(WRITE)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return;
        }
        assertThat(file).as("%s is missing. %s", file, remedy()).exists();
        assertThat(Files.readString(file))
                .as("%s is not what the code says. %s", file, remedy())
                .isEqualTo(text);
    }

    private static String remedy() {
        return "Run: mvn -pl engine -am test -Dtest='*ReferenceTest' -Dsurefire.failIfNoSpecifiedTests=false -D" + WRITE
                + "=true";
    }

    static Path root() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("CONTRIBUTING.md"))) {
                return folder;
            }
        }
        throw new IllegalStateException("Not inside the repository");
    }
}
