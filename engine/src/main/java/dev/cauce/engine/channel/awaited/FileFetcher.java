package dev.cauce.engine.channel.awaited;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.EmbeddedFile;
import dev.cauce.channel.api.InboundPublisher;
import dev.cauce.channel.api.Part;
import dev.cauce.engine.channel.AttachmentStore;
import dev.cauce.engine.channel.Stored;
import dev.cauce.engine.channel.awaited.FileSource.Came;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Brings the files that are due into the media storage, then says so in the durable log, behind the message. Each step is
 * recorded before the next and repeated by whoever comes after a process that died between them; each is harmless twice.
 */
@Singleton
public class FileFetcher {
    private static final Logger LOG = Logger.getLogger(FileFetcher.class);
    private static final Duration TO_RECORD = Duration.ofSeconds(10);
    private static final int DOUBLINGS = 20;

    private final AwaitedFiles files;
    private final Map<String, FileSource> sources;
    private final AttachmentStore attachments;
    private final InboundPublisher publisher;
    private final AwaitedFileSettings settings;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final Semaphore free;
    private final ExecutorService fetching = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("awaited-files").daemon().factory());

    @Inject
    FileFetcher(
            AwaitedFiles files,
            Instance<FileSource> sources,
            AttachmentStore attachments,
            InboundPublisher publisher,
            AwaitedFileSettings settings,
            Clock clock,
            MeterRegistry metrics) {
        this(files, sources.stream(), attachments, publisher, settings, clock, metrics);
    }

    FileFetcher(
            AwaitedFiles files,
            Stream<FileSource> sources,
            AttachmentStore attachments,
            InboundPublisher publisher,
            AwaitedFileSettings settings,
            Clock clock,
            MeterRegistry metrics) {
        this.files = files;
        this.sources = sources.collect(Collectors.toMap(FileSource::kind, Function.identity()));
        this.attachments = attachments.inPipeline();
        this.publisher = publisher;
        this.settings = settings;
        this.clock = clock;
        this.metrics = metrics;
        this.free = new Semaphore(settings.atOnce());
    }

    void start(@Observes StartupEvent started) {
        var _ = looks.scheduleWithFixedDelay(this::look, 0, settings.look().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** There may be files that are due. */
    public void wake() {
        try {
            looks.execute(this::look);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("Files that are due are left to another process");
        }
    }

    /** Begins with as many of those due as there is room for. */
    void look() {
        int most = free.availablePermits();
        if (most == 0) {
            return;
        }
        try {
            List<Awaited> due =
                    files.claim(clock.instant(), settings.lease(), most).await().atMost(TO_RECORD);
            for (Awaited one : due) {
                free.acquireUninterruptibly();
                fetching.execute(() -> {
                    try {
                        goOn(one);
                    } finally {
                        free.release();
                    }
                });
            }
        } catch (RuntimeException failure) {
            LOG.warnf(failure, "Files that are waited for could not be looked up");
        }
    }

    private void goOn(Awaited file) {
        try {
            switch (file.state()) {
                case WAITING -> fetch(file);
                case STORED -> tellStored(file);
                case MISSING -> tell(file, file.file());
            }
        } catch (RuntimeException | ExecutionException | TimeoutException failure) {
            LOG.warnf(
                    failure,
                    "A file of a contact is taken up again later channel=%s",
                    file.owner().channel());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void fetch(Awaited file) throws InterruptedException, ExecutionException, TimeoutException {
        Came came = came(file);
        switch (came) {
            case Came.Content(byte[] bytes) -> keep(file, bytes);
            case Came.Gone(String trouble) -> giveUp(file, trouble);
            case Came.NotNow(String reason) -> later(file, reason);
        }
    }

    private void keep(Awaited file, byte[] bytes) throws InterruptedException, ExecutionException, TimeoutException {
        Stored kept;
        try {
            kept = attachments.keep(new EmbeddedFile(
                    file.owner(),
                    new Part.Attachment(
                            file.file().id(), file.file().name(), file.file().contentType(), bytes.length),
                    bytes));
        } catch (IOException unreachable) {
            LOG.warnf(
                    "A file of a contact cannot be kept now channel=%s reason=%s",
                    file.owner().channel(), unreachable.getMessage());
            later(file, "not-stored");
            return;
        }
        switch (kept) {
            case Stored.Here(var stored) -> {
                record(file, Awaited.State.STORED, file.file(), "fetched");
                tell(file, stored, Awaited.State.STORED);
            }
            case Stored.Refused refused -> giveUp(file, refused.why().code().text());
        }
    }

    private Came came(Awaited file) throws InterruptedException, ExecutionException {
        FileSource source = sources.get(file.channelKind());
        if (source == null) {
            return new Came.NotNow("no-source");
        }
        try {
            return source.fetch(file).toCompletableFuture().get(settings.lease().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return new Came.NotNow("time-out");
        }
    }

    private void later(Awaited file, String reason) throws InterruptedException, ExecutionException, TimeoutException {
        Instant next = clock.instant().plus(pause(file.attempts()));
        if (next.isAfter(file.since().plus(settings.giveUpAfter()))) {
            giveUp(file, "gave-up");
            return;
        }
        count(file, reason);
        files.again(file, file.attempts() + 1, next).await().atMost(TO_RECORD);
    }

    private void giveUp(Awaited file, String trouble)
            throws InterruptedException, ExecutionException, TimeoutException {
        Awaited missing = file.missing(trouble);
        record(file, Awaited.State.MISSING, missing.file(), trouble);
        tell(missing, missing.file());
    }

    private void record(Awaited file, Awaited.State state, Part.AwaitedFile how, String outcome) {
        files.settle(file, state, how).await().atMost(TO_RECORD);
        count(file, outcome);
    }

    private void tellStored(Awaited file) throws InterruptedException, ExecutionException, TimeoutException {
        Part.Attachment stored = attachments
                .find(file.owner(), List.of(file.file().id()))
                .await()
                .atMost(TO_RECORD)
                .get(file.file().id());
        if (stored != null) {
            tell(file, stored, Awaited.State.STORED);
        }
    }

    private void tell(Awaited missing, Part.AwaitedFile file)
            throws InterruptedException, ExecutionException, TimeoutException {
        tell(missing, file, Awaited.State.MISSING);
    }

    private void tell(Awaited file, Part settled, Awaited.State state)
            throws InterruptedException, ExecutionException, TimeoutException {
        publisher
                .publish(new ChannelEvent.FileSettled(
                        "file:" + file.file().id(), file.owner(), clock.instant(), file.event(), settled))
                .toCompletableFuture()
                .get(TO_RECORD.toMillis(), TimeUnit.MILLISECONDS);
        files.told(file, state).await().atMost(TO_RECORD);
    }

    private void count(Awaited file, String outcome) {
        if (!outcome.equals("fetched")) {
            LOG.warnf(
                    "A file of a contact could not be fetched channel=%s attempts=%d reason=%s",
                    file.owner().channel(), file.attempts() + 1, outcome);
        }
        metrics.counter(
                        "cauce.awaited-files",
                        "kind",
                        file.channelKind(),
                        "channel",
                        file.owner().channel(),
                        "outcome",
                        outcome)
                .increment();
    }

    private Duration pause(int attempts) {
        Duration pause = settings.retryAfter().multipliedBy(1L << Math.min(attempts, DOUBLINGS));
        return pause.compareTo(settings.longestRetry()) < 0 ? pause : settings.longestRetry();
    }

    /** What is on its way is left to whoever comes after. */
    @PreDestroy
    void stop() {
        looks.shutdownNow();
        fetching.shutdownNow();
    }
}
