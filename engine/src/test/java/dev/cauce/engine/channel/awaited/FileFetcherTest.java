package dev.cauce.engine.channel.awaited;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.EmbeddedFile;
import dev.cauce.channel.api.InboundPublisher;
import dev.cauce.channel.api.Part;
import dev.cauce.engine.channel.AttachmentStore;
import dev.cauce.engine.channel.awaited.FileSource.Came;
import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.ClamdDouble;
import dev.cauce.engine.testing.DemoOperation;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Processes that come one after the other over the same rows, an hour ahead of the one that runs beside these tests. */
@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
@SuppressWarnings("NullAway.Init")
final class FileFetcherTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    AwaitedFiles files;

    @Inject
    AttachmentStore attachments;

    @Inject
    AwaitedFileSettings settings;

    private final String mark = UUID.randomUUID().toString().replace("-", "");
    private final ContactAddress maria = new ContactAddress("acme", "wa-" + mark, "34600");
    private final Instant start = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);
    private final Part.AwaitedFile bill = new Part.AwaitedFile(mark, "bill.pdf", "application/pdf", null);
    private final List<ChannelEvent.FileSettled> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger fetched = new AtomicInteger();
    private volatile Came answer = new Came.Content("%PDF-1.7".getBytes(StandardCharsets.UTF_8));
    private final List<FileFetcher> processes = new CopyOnWriteArrayList<>();

    @AfterEach
    void nothingGoesOn() {
        processes.forEach(FileFetcher::stop);
    }

    @Test
    void aFileThatAProcessDiedOverIsFetchedOnceByAnother() {
        waits();
        assertThat(mine(files.claim(start, settings.lease(), 1_000).await().atMost(SOON)))
                .hasSize(1);

        process(start.plus(settings.lease()).minusSeconds(1)).look();
        process(start.plus(settings.lease()).plusSeconds(1)).look();

        await().atMost(SOON).until(() -> !told.isEmpty());
        assertThat(told).singleElement().satisfies(settled -> {
            assertThat(settled.message()).isEqualTo("event-" + mark);
            assertThat(settled.file()).isInstanceOfSatisfying(Part.Attachment.class, file -> assertThat(file.size())
                    .isEqualTo(8));
        });
        assertThat(attachments.find(maria, List.of(mark)).await().atMost(SOON)).containsKey(mark);
        isSettled();
        assertThat(fetched).hasValue(1);
    }

    @Test
    void whatWasStoredButNotToldIsToldWithoutFetchingItAgain() throws Exception {
        waits();
        attachments.keep(
                new EmbeddedFile(maria, new Part.Attachment(mark, "bill.pdf", "application/pdf", 3), new byte[3]));
        files.settle(waiting(), Awaited.State.STORED, bill).await().atMost(SOON);

        process(start).look();

        await().atMost(SOON).until(() -> !told.isEmpty());
        assertThat(told.getFirst().file()).isInstanceOf(Part.Attachment.class);
        assertThat(fetched).hasValue(0);
        isSettled();
    }

    @Test
    void whatDoesNotComeIsTriedWithGrowingPausesAndGivenUpInTheEnd() {
        waits();
        answer = new Came.NotNow("time-out");

        process(start).look();
        await().atMost(SOON).until(() -> fetched.get() == 1);
        var second = start.plus(settings.retryAfter());
        await().atMost(SOON).until(() -> {
            process(second).look();
            return fetched.get() == 2;
        });
        process(second.plus(settings.retryAfter())).look();
        await().atMost(SOON).until(() -> {
            process(start.plus(settings.giveUpAfter())).look();
            return !told.isEmpty();
        });

        assertThat(fetched).hasValue(3);
        assertThat(told.getFirst().file())
                .isEqualTo(new Part.AwaitedFile(mark, "bill.pdf", "application/pdf", "gave-up"));
        isSettled();
    }

    @Test
    void whatTheScannerFindsIsMissingAndSaysWhy() {
        waits();
        answer = new Came.Content(ClamdDouble.EICAR.getBytes(StandardCharsets.US_ASCII));

        process(start).look();

        await().atMost(SOON).until(() -> !told.isEmpty());
        assertThat(told.getFirst().file())
                .isEqualTo(new Part.AwaitedFile(mark, "bill.pdf", "application/pdf", "infected"));
        assertThat(attachments.find(maria, List.of(mark)).await().atMost(SOON)).isEmpty();
        isSettled();
    }

    @Test
    void whatCannotBeScannedNowIsTriedAgain() {
        waits();
        answer = new Came.Content(ClamdDouble.HANG_UP.getBytes(StandardCharsets.US_ASCII));
        process(start).look();
        await().atMost(SOON).until(() -> fetched.get() == 1);
        answer = new Came.Content("42".getBytes(StandardCharsets.US_ASCII));

        await().atMost(SOON).until(() -> {
            process(start.plus(settings.retryAfter())).look();
            return !told.isEmpty();
        });

        assertThat(told.getFirst().file()).isInstanceOf(Part.Attachment.class);
        assertThat(fetched).hasValue(2);
        isSettled();
    }

    private void waits() {
        files.add(List.of(waiting(), waiting())).await().atMost(SOON);
    }

    private Awaited waiting() {
        return Awaited.fresh(bill, maria, "memory", "event-" + mark, "4711", start);
    }

    private void isSettled() {
        await().atMost(SOON).until(() -> mine(files.claim(start.plus(Duration.ofDays(1)), Duration.ZERO, 1_000)
                        .await()
                        .atMost(SOON))
                .isEmpty());
    }

    private List<Awaited> mine(List<Awaited> claimed) {
        return claimed.stream().filter(one -> one.file().id().equals(mark)).toList();
    }

    private FileFetcher process(Instant now) {
        var source = new FileSource() {
            @Override
            public String kind() {
                return "memory";
            }

            @Override
            public CompletionStage<Came> fetch(Awaited file) {
                if (file.file().id().equals(mark)) {
                    fetched.incrementAndGet();
                }
                return CompletableFuture.completedFuture(answer);
            }
        };
        var process = new FileFetcher(
                files,
                Stream.of(source),
                attachments,
                new Log(),
                settings,
                Clock.fixed(now, ZoneOffset.UTC),
                new SimpleMeterRegistry());
        processes.add(process);
        return process;
    }

    private final class Log implements InboundPublisher {
        @Override
        public CompletionStage<Accepted> publish(ChannelEvent event) {
            if (event instanceof ChannelEvent.FileSettled settled
                    && settled.from().equals(maria)) {
                told.add(settled);
            }
            return CompletableFuture.completedFuture(new Accepted(event.id()));
        }

        @Override
        public void signal(ChannelEvent.ContactTyping typing) {
            throw new AssertionError("Nobody writes here");
        }
    }
}
