package dev.cauce.engine.routing;

/** The names of the engine's Kafka topics. All begin with one prefix, so that several installations can share a broker. */
public record Topics(String prefix) {
    /** What contacts do, from channel adapters. */
    public String inbound() {
        return prefix + "inbound";
    }

    /** What agents write into conversations. Same key and partition count as {@link #inbound()}. */
    public String agentMessages() {
        return prefix + "agent-messages";
    }

    /** Stored messages and their states, both directions. */
    public String messages() {
        return prefix + "messages";
    }

    /** Messages for adapters to deliver. */
    public String outbound() {
        return prefix + "outbound";
    }

    /** What may be lost: typing. */
    public String signals() {
        return prefix + "signals";
    }

    /** What the router is asked. */
    public String commands() {
        return prefix + "routing.commands";
    }

    /** What the router did. */
    public String log() {
        return prefix + "routing.log";
    }

    /** Where a reader of the log can begin. */
    public String snapshots() {
        return prefix + "routing.snapshots";
    }

    /** Published configuration. */
    public String configuration() {
        return prefix + "configuration";
    }

    /** What could not be read, with the reason in headers. */
    public String deadLetter() {
        return prefix + "dead-letter";
    }
}
