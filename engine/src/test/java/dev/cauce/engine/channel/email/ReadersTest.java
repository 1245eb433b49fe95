package dev.cauce.engine.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.engine.configuration.Defined;
import dev.cauce.engine.configuration.definition.Mailbox;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ReadersTest {
    private static final Mailbox.Server SERVER =
            new Mailbox.Server("127.0.0.1", 143, Mailbox.Security.NONE, "support@acme.example");
    private final BlockingQueue<String> begun = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();
    private final Readers readers = new Readers(this::read);

    private void read(Defined<Mailbox> mailbox, CountDownLatch end) throws InterruptedException {
        begun.add(mailbox.definition().name());
        if (mailbox.definition().name().equals("broken")) {
            throw new StackOverflowError();
        }
        end.await();
        ended.add(mailbox.definition().name());
    }

    @AfterEach
    void theReadersEnd() {
        readers.end();
    }

    @Test
    void aReaderThatBrokeBeginsAnew() {
        readers.follow(mailbox("broken"));

        Awaitility.await().until(() -> {
            readers.follow(mailbox("broken"));
            return begun.size() > 1;
        });
    }

    @Test
    void aReaderThatGoesOnIsLeftAlone() throws InterruptedException {
        readers.follow(mailbox("Acme"));
        readers.follow(mailbox("Acme"));

        assertThat(next(begun)).isEqualTo("Acme");
        assertThat(begun).isEmpty();
    }

    @Test
    void aChangedMailboxIsReadAnew() throws InterruptedException {
        readers.follow(mailbox("Acme"));
        readers.follow(mailbox("Acme Viajes"));

        assertThat(next(ended)).isEqualTo("Acme");
        assertThat(next(begun)).isIn("Acme", "Acme Viajes");
        assertThat(next(begun)).isIn("Acme", "Acme Viajes");
    }

    private static String next(BlockingQueue<String> queue) throws InterruptedException {
        return String.valueOf(queue.poll(30, TimeUnit.SECONDS));
    }

    private static Map<String, Defined<Mailbox>> mailbox(String name) {
        var mailbox = new Mailbox(name, "acme", "support", "support@acme.example", SERVER, SERVER, null, null, null);
        return Map.of("acme-mail", new Defined<>("acme-mail", 1, Instant.EPOCH, "ana", mailbox));
    }
}
