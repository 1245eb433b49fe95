package dev.cauce.launcher.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cauce.launcher.CannotStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataFolderTest {
    private static final DiskSpace ENOUGH = new DiskSpace(500, folder -> Long.MAX_VALUE);

    @TempDir
    Path folder;

    @Test
    void aSecondLauncherOnTheSameDataIsRefusedUntilTheFirstIsGone() {
        try (var first = DataFolder.open(folder, ENOUGH)) {
            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(() -> DataFolder.open(first.root(), ENOUGH))
                    .withMessageStartingWith("Another Cauce is running on the data in " + folder)
                    .withMessageContaining("--data FOLDER");
        }
        DataFolder.open(folder, ENOUGH).close();
    }

    @Test
    void anAlmostFullDiskIsRefusedWithItsFiguresAndTheWayOut() {
        var almostFull = new DiskSpace(500, folder -> 499L * 1024 * 1024);
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> DataFolder.open(folder, almostFull))
                .withMessageStartingWith("Only 499 MB are free for the data in " + folder + ", and 500 are required")
                .withMessageContaining("CAUCE_MINIMUM_FREE_MB");
    }

    @Test
    void dataOfANewerVersionIsLeftAlone() throws Exception {
        Files.writeString(folder.resolve("format"), "2\n");
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> DataFolder.open(folder, ENOUGH))
                .withMessageContaining("has format 2, written by a newer version")
                .withMessageContaining("Update Cauce");
    }

    @Test
    void aFolderThatCannotBeIsRefusedWithTheUsersName() throws Exception {
        var file = Files.createFile(folder.resolve("a-file"));
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> DataFolder.open(file.resolve("data"), ENOUGH))
                .withMessageContaining("cannot be written by user " + System.getProperty("user.name"));
    }

    @Test
    void passwordsAndKeysStayTheSameAndAreForTheirOwnerOnly() throws Exception {
        try (var data = DataFolder.open(folder, ENOUGH)) {
            var passwords = data.passwords();
            var keys = data.signingKeys();
            assertThat(data.passwords()).isEqualTo(passwords);
            assertThat(passwords.owner()).hasSize(48).isNotEqualTo(passwords.application());
            assertThat(passwords.toString()).doesNotContain(passwords.owner());
            assertThat(Files.readString(data.signingKeys().privateKey()))
                    .isEqualTo(Files.readString(keys.privateKey()))
                    .startsWith("-----BEGIN PRIVATE KEY-----");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.privateKey())))
                    .isEqualTo("rw-------");
        }
    }
}
