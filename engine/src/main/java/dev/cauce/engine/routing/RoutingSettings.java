package dev.cauce.engine.routing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the router runs in this process. */
@ConfigMapping(prefix = "cauce.routing")
public interface RoutingSettings {
    /** Partitions of the routing topics. Operations are spread over them. Cannot be changed once there is data. */
    @WithDefault("2")
    int partitions();

    /** Partitions of the topics that are keyed by contact or conversation. Cannot be changed once there is data. */
    @WithDefault("4")
    int conversationPartitions();

    /** Copies of each partition; 3 in production. */
    @WithDefault("1")
    short replicationFactor();

    /** Whether this process may own partitions. Every process follows the log. */
    @WithDefault("true")
    boolean owner();

    /** How long an owner may be silent before its partitions go to another process. */
    @WithDefault("PT3S")
    Duration sessionTimeout();

    /** How long a command waits for its reply before the sender is told to ask again. */
    @WithDefault("PT5S")
    Duration replyTimeout();

    /** How many commands of this process may wait for a reply; more are refused. */
    @WithDefault("5000")
    int pendingLimit();

    /** A snapshot is written after so many steps. */
    @WithDefault("20000")
    long snapshotSteps();

    /** A snapshot is written after so much time at the latest, if there was any step. */
    @WithDefault("PT2M")
    Duration snapshotInterval();

    /** How long the routing log and the commands are kept. */
    @WithDefault("P7D")
    Duration retention();
}
