package dev.cauce.engine.routing;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/** Creates the engine's topics where they are missing. Existing ones are left as they are. */
final class TopicAdmin {
    private static final Logger LOG = Logger.getLogger(TopicAdmin.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private TopicAdmin() {}

    static void createMissing(Admin admin, Topics topics, RoutingSettings settings) {
        Kinds kinds = new Kinds(settings);
        List.of(
                        kinds.kept(topics.inbound(), settings.conversationPartitions(), Duration.ofDays(7)),
                        kinds.kept(topics.agentMessages(), settings.conversationPartitions(), Duration.ofDays(7)),
                        kinds.kept(topics.messages(), settings.conversationPartitions(), Duration.ofDays(1)),
                        kinds.kept(topics.outbound(), settings.conversationPartitions(), Duration.ofDays(7)),
                        kinds.kept(topics.signals(), settings.conversationPartitions(), Duration.ofMinutes(1)),
                        kinds.kept(topics.commands(), settings.partitions(), settings.retention()),
                        kinds.large(kinds.kept(topics.log(), settings.partitions(), settings.retention())),
                        kinds.large(kinds.compacted(topics.snapshots(), settings.partitions())),
                        kinds.compacted(topics.configuration(), 1),
                        kinds.kept(topics.deadLetter(), 1, Duration.ofDays(14)))
                .forEach(topic -> create(admin, topic));
    }

    private static void create(Admin admin, NewTopic topic) {
        try {
            admin.createTopics(List.of(topic)).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            LOG.infof("Created topic=%s partitions=%d", topic.name(), topic.numPartitions());
        } catch (ExecutionException failure) {
            if (!(failure.getCause() instanceof TopicExistsException)) {
                throw unreachable(topic, failure);
            }
        } catch (TimeoutException late) {
            throw unreachable(topic, late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw unreachable(topic, interrupted);
        }
    }

    private static IllegalStateException unreachable(NewTopic topic, Exception cause) {
        return new IllegalStateException(
                "Topic %s cannot be created. Maybe kafka.bootstrap.servers is wrong or the broker is not up."
                        .formatted(topic.name()),
                cause);
    }

    private record Kinds(RoutingSettings settings) {
        NewTopic kept(String name, int partitions, Duration retention) {
            return new NewTopic(name, partitions, settings.replicationFactor())
                    .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(retention.toMillis())));
        }

        NewTopic large(NewTopic topic) {
            Map<String, String> configs = new HashMap<>(topic.configs());
            configs.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(KafkaClients.LARGEST_RECORD));
            return topic.configs(configs);
        }

        NewTopic compacted(String name, int partitions) {
            return new NewTopic(name, partitions, settings.replicationFactor())
                    .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
        }
    }
}
