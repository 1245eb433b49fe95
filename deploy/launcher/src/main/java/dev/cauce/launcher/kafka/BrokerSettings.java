package dev.cauce.launcher.kafka;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The broker's configuration file: one node is controller and broker, on the loopback interface only. */
record BrokerSettings(int port, int controllerPort, Path logs) {

    String asProperties() {
        return settings().entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        node(settings);
        oneReplica(settings);
        quickFailover(settings);
        smallFootprint(settings);
        return settings;
    }

    private void node(Map<String, String> settings) {
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listeners", "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT");
        settings.put("log.dirs", logs.toAbsolutePath().toString());
        settings.put("auto.create.topics.enable", "false");
    }

    private static void oneReplica(Map<String, String> settings) {
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
    }

    /** A dead member is noticed after three seconds; after a kill the broker itself is fenced for six at most. */
    private static void quickFailover(Map<String, String> settings) {
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("group.min.session.timeout.ms", "3000");
        settings.put("group.consumer.min.session.timeout.ms", "3000");
        settings.put("group.consumer.min.heartbeat.interval.ms", "500");
        settings.put("broker.session.timeout.ms", "6000");
        settings.put("broker.heartbeat.interval.ms", "1000");
    }

    private static void smallFootprint(Map<String, String> settings) {
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("share.coordinator.state.topic.num.partitions", "4");
        settings.put("log.cleaner.dedupe.buffer.size", "16777216");
        settings.put("log.index.size.max.bytes", "2097152");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
    }
}
