package dev.cauce.engine.channel.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderStorageTest extends MediaStorageContract {
    @TempDir
    Path folder;

    @Override
    MediaStorage storage() {
        return new FolderStorage(folder);
    }

    @Override
    MediaStorage unreachable() throws IOException {
        return new FolderStorage(Files.writeString(folder.resolve("a-file"), "no folder"));
    }

    @Override
    int files() throws IOException {
        try (var all = Files.walk(folder)) {
            return (int) all.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void filesLieWhereTheyAlwaysDid() throws IOException {
        storage().put(ID, file(new byte[] {1}));

        assertThat(folder.resolve("0f").resolve(ID)).exists();
    }

    @Test
    void whatAProcessLeftUnfinishedGoesWithTheFile() throws IOException {
        storage().put(ID, file(new byte[] {1}));
        Files.writeString(folder.resolve("0f").resolve(ID + "4711.new"), "half");

        storage().delete(ID);

        assertThat(files()).isZero();
    }
}
