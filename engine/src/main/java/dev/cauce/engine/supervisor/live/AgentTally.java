package dev.cauce.engine.supervisor.live;

/** What an agent was offered and what came of it. */
public record AgentTally(int offered, int handled, int declined, int expired) {
    public static final AgentTally NONE = new AgentTally(0, 0, 0, 0);
    public static final AgentTally OFFERED = new AgentTally(1, 0, 0, 0);
    public static final AgentTally HANDLED = new AgentTally(0, 1, 0, 0);
    public static final AgentTally DECLINED = new AgentTally(0, 0, 1, 0);
    public static final AgentTally EXPIRED = new AgentTally(0, 0, 0, 1);

    public AgentTally plus(AgentTally other) {
        return new AgentTally(
                offered + other.offered, handled + other.handled, declined + other.declined, expired + other.expired);
    }
}
