package dev.cauce.load.latency;

/** What is timed. */
public enum Latency {
    CONTACT_TO_AGENT("contact's message to agent's socket"),
    AGENT_TO_CONTACT("agent's message to visitor's socket"),
    ACCEPT("accept, request to reply"),
    OFFER("entering the queue to offer on agent's socket"),
    ACKNOWLEDGE("visitor's message to acknowledgement");

    private final String words;

    Latency(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
