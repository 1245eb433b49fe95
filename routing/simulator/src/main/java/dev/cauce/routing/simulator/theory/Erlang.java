package dev.cauce.routing.simulator.theory;

/**
 * The classical formulas for one queue with Poisson arrivals, exponential handle times and equal agents. Rates are per
 * any one unit of time; waits come in that unit.
 */
public final class Erlang {
    private static final double NEGLIGIBLE = 1e-14;

    private Erlang() {}

    /** Erlang B: the share that finds all agents busy if nobody waits (Erlang 1917). */
    public static double blocked(int agents, double load) {
        double blocked = 1;
        for (int agent = 1; agent <= agents; agent++) {
            blocked = load * blocked / (agent + load * blocked);
        }
        return blocked;
    }

    /** Erlang C, M/M/n: the share that waits; 1 when there are too few agents. */
    public static double waits(int agents, double load) {
        if (load >= agents) {
            return 1;
        }
        double blocked = blocked(agents, load);
        return blocked / (1 - load / agents * (1 - blocked));
    }

    /** M/M/n: mean wait of all. */
    public static double meanWait(int agents, double arrivals, double service) {
        double load = arrivals / service;
        return load >= agents ? Double.POSITIVE_INFINITY : waits(agents, load) / (agents * service - arrivals);
    }

    /** M/M/n: the share answered within a threshold. */
    public static double serviceLevel(int agents, double arrivals, double service, double threshold) {
        double load = arrivals / service;
        return load >= agents ? 0 : 1 - waits(agents, load) * Math.exp(-(agents * service - arrivals) * threshold);
    }

    /** The fewest agents that answer this share within the threshold by Erlang C. */
    public static int agentsFor(double arrivals, double service, double threshold, double share) {
        if (arrivals == 0) {
            return 0;
        }
        int agents = (int) Math.floor(arrivals / service) + 1;
        while (serviceLevel(agents, arrivals, service, threshold) < share) {
            agents++;
        }
        return agents;
    }

    /**
     * Erlang A, M/M/n+M: what a queue does whose contacts leave after an exponential patience (Palm 1957; Garnett,
     * Mandelbaum and Reiman 2002, "Designing a Call Center with Impatient Customers"), by its birth and death equations.
     */
    public static Impatient impatient(int agents, double arrivals, double service, double leaving) {
        double weight = 1;
        double all = 1;
        double busy = agents == 0 ? 1 : 0;
        double queue = 0;
        for (int state = 1; state <= agents || weight > NEGLIGIBLE * all; state++) {
            int waiting = Math.max(0, state - agents);
            weight *= arrivals / (Math.min(state, agents) * service + waiting * leaving);
            all += weight;
            queue += waiting * weight;
            busy += state >= agents ? weight : 0;
        }
        double meanQueue = queue / all;
        return new Impatient(busy / all, meanQueue * leaving / arrivals, meanQueue / arrivals);
    }

    /**
     * What Erlang A says.
     *
     * @param waits the share that finds all agents busy
     * @param abandons the share that leaves before an answer
     * @param meanWait of all, answered or not
     */
    public record Impatient(double waits, double abandons, double meanWait) {}

    /**
     * M/M/n with priorities and no interruption (Cobham 1954): mean wait per class, most urgent first, for equal handle
     * times.
     */
    public static double[] meanWaitByPriority(int agents, double[] arrivals, double service) {
        double total = 0;
        for (double each : arrivals) {
            total += each;
        }
        double base = waits(agents, total / service) / (agents * service);
        double[] waits = new double[arrivals.length];
        double above = 0;
        for (int index = 0; index < arrivals.length; index++) {
            double with = above + arrivals[index] / (agents * service);
            waits[index] = base / ((1 - above) * (1 - with));
            above = with;
        }
        return waits;
    }
}
