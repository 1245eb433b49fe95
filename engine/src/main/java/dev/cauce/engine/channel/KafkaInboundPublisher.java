package dev.cauce.engine.channel;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.InboundPublisher;
import dev.cauce.engine.conversation.ConversationJson;
import dev.cauce.engine.conversation.RecordSender;
import dev.cauce.engine.conversation.TypingSignals;
import dev.cauce.engine.routing.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Makes channel events durable in the topic {@code inbound}, as CloudEvents 1.0 in binary mode. */
@ApplicationScoped
public class KafkaInboundPublisher implements InboundPublisher {
    private final RecordSender sender;
    private final TypingSignals signals;
    private final Topics topics;
    private final MeterRegistry metrics;

    KafkaInboundPublisher(RecordSender sender, TypingSignals signals, Topics topics, MeterRegistry metrics) {
        this.sender = sender;
        this.signals = signals;
        this.topics = topics;
        this.metrics = metrics;
    }

    @Override
    public CompletionStage<Accepted> publish(ChannelEvent event) {
        String type = ConversationJson.name(event.getClass());
        return sender.send(
                        topics.inbound(),
                        event.from().key(),
                        ConversationJson.write(event),
                        Map.of(
                                "ce_specversion",
                                "1.0",
                                "ce_id",
                                event.id(),
                                "ce_source",
                                "/channels/" + event.from().channel(),
                                "ce_type",
                                "dev.cauce.channel." + type,
                                "ce_time",
                                event.at().toString(),
                                "content-type",
                                "application/json",
                                "ce_cauceclient",
                                event.from().client()))
                .thenApply(_ -> {
                    metrics.counter("cauce.channel.accepted", "type", type).increment();
                    return new Accepted(event.id());
                });
    }

    @Override
    public void signal(ChannelEvent.ContactTyping typing) {
        signals.contact(typing.from(), typing.typing());
    }
}
