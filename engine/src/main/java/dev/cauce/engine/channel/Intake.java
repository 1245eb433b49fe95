package dev.cauce.engine.channel;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.api.EmbeddedFile;
import dev.cauce.channel.api.InboundPublisher;
import dev.cauce.channel.api.Part;
import dev.cauce.engine.channel.media.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** The way in of all that adapters decode: files are stored, then events are made durable, in their order. */
@Singleton
public class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AttachmentStore attachments;
    private final InboundPublisher publisher;
    private final MeterRegistry metrics;

    Intake(AttachmentStore attachments, InboundPublisher publisher, MeterRegistry metrics) {
        this.attachments = attachments;
        this.publisher = publisher;
        this.metrics = metrics;
    }

    /** The same for what no request waits for. */
    public Intake inPipeline() {
        return new Intake(attachments.inPipeline(), publisher, metrics);
    }

    /**
     * Returns once everything is durable: only then may the provider be told. Fails when that is refused or unknown; taking
     * the same in again is harmless. A file that its client does not take is missing in its message, with the reason. What the adapter does not know is counted; that a contact writes is told and may be lost. Blocks.
     */
    public void take(String kind, Decoded.Events decoded)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        Map<String, Part> stored = new HashMap<>();
        for (EmbeddedFile file : decoded.files()) {
            stored.put(
                    file.description().id(),
                    switch (attachments.keep(file)) {
                        case Stored.Here(var here) -> here;
                        case Stored.Refused(var described, var why) ->
                            new Part.AwaitedFile(
                                    described.id(),
                                    described.name(),
                                    described.contentType(),
                                    why.code().text());
                    });
        }
        publish(kind, decoded, stored);
    }

    /** A file that is not kept, by its place among those of the payload. */
    public record RefusedFile(int place, Refusal why) {}

    /**
     * The same for those who are told at once: no event is made durable when a file is not kept. Returns these, or nothing when
     * everything is durable. Blocks.
     */
    public List<RefusedFile> takeAllOrNone(String kind, Decoded.Events decoded)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        Map<String, Part> stored = new HashMap<>();
        List<RefusedFile> refused = new ArrayList<>();
        for (int place = 0; place < decoded.files().size(); place++) {
            switch (attachments.keep(decoded.files().get(place))) {
                case Stored.Here(var here) -> stored.put(here.id(), here);
                case Stored.Refused not -> refused.add(new RefusedFile(place, not.why()));
            }
        }
        if (refused.isEmpty()) {
            publish(kind, decoded, stored);
        }
        return refused;
    }

    private void publish(String kind, Decoded.Events decoded, Map<String, Part> stored)
            throws InterruptedException, ExecutionException, TimeoutException {
        for (ChannelEvent event : decoded.events()) {
            if (event instanceof ChannelEvent.Unknown unknown) {
                LOG.infof("An event of an unknown kind was left out kind=%s event=%s", kind, unknown.kind());
                metrics.counter("cauce.channel.unknown", "channel", kind, "event", unknown.kind())
                        .increment();
            } else if (event instanceof ChannelEvent.ContactTyping typing) {
                publisher.signal(typing);
            } else {
                publisher
                        .publish(described(event, stored))
                        .toCompletableFuture()
                        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        }
    }

    /** As the files were stored: under a safe name, with the type they really have. */
    private static ChannelEvent described(ChannelEvent event, Map<String, Part> stored) {
        if (!(event instanceof ChannelEvent.MessageReceived message) || stored.isEmpty()) {
            return event;
        }
        List<Part> parts = message.parts().stream()
                .map(part -> part instanceof Part.Attachment file ? stored.getOrDefault(file.id(), file) : part)
                .toList();
        return new ChannelEvent.MessageReceived(
                message.id(), message.from(), message.at(), message.senderName(), parts);
    }
}
