package dev.cauce.engine.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cauce.engine.routing.Router;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class DecodedOnceTest {
    private final DecodedOnce<?, ?, ?, ?> codec = new DecodedOnce<>(Router.codec());

    @Test
    void equalBytesAreReadOnce() {
        assertThat(codec.readRecord(claim(7))).isSameAs(codec.readRecord(claim(7)));
    }

    @Test
    void otherBytesAreAnotherRecord() {
        assertThat(codec.readRecord(claim(7))).isNotEqualTo(codec.readRecord(claim(8)));
    }

    @Test
    void whatCannotBeReadIsRefusedEachTime() {
        codec.readRecord(claim(7));
        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> codec.readRecord("no record".getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(Codec.UnreadableException.class);
        }
    }

    private static byte[] claim(long epoch) {
        return Router.codec().writeRecord(new LogRecord.Claim<>(epoch, "owner"));
    }
}
