package dev.cauce.routing.simulator.theory;

/**
 * The N-design with impatient contacts, solved as a Markov chain: specialists take type 1 only, generalists both, type 1
 * first. Garnett and Mandelbaum (2000), "An Introduction to Skills-Based Routing and its Operational Complexities", draw
 * the design; all times are exponential, and service and patience the same for both types.
 */
record NDesign(int specialists, int generalists, double first, double second, double service, double leaving) {
    private static final int LONGEST = 40;
    private static final double SETTLED = 1e-11;

    /** The share of each type that leaves before an answer. */
    double[] abandons() {
        double[] now = new double[states()];
        now[state(0, 0, 0, 0)] = 1;
        double change = 1;
        while (change > SETTLED) {
            double[] next = now.clone();
            flow(now, next);
            change = 0;
            for (int state = 0; state < now.length; state++) {
                change = Math.max(change, Math.abs(next[state] - now[state]));
            }
            now = next;
        }
        double waiting1 = 0;
        double waiting2 = 0;
        for (int queue1 = 0; queue1 <= LONGEST; queue1++) {
            for (int queue2 = 0; queue2 <= LONGEST; queue2++) {
                for (int busy1 = 0; busy1 <= specialists; busy1++) {
                    double share = now[state(busy1, generalists, queue1, queue2)];
                    waiting1 += queue1 * share;
                    waiting2 += queue2 * share;
                }
            }
        }
        return new double[] {waiting1 * leaving / first, waiting2 * leaving / second};
    }

    /** Lets a short time pass in every state. */
    private void flow(double[] now, double[] next) {
        double step = 0.9 / (first + second + (specialists + generalists) * service + 2 * LONGEST * leaving);
        for (int busy1 = 0; busy1 <= specialists; busy1++) {
            for (int busy2 = 0; busy2 <= generalists; busy2++) {
                int longest1 = busy1 == specialists && busy2 == generalists ? LONGEST : 0;
                int longest2 = busy2 == generalists ? LONGEST : 0;
                for (int queue1 = 0; queue1 <= longest1; queue1++) {
                    for (int queue2 = 0; queue2 <= longest2; queue2++) {
                        int from = state(busy1, busy2, queue1, queue2);
                        double share = now[from] * step;
                        move(next, from, arrived1(busy1, busy2, queue1, queue2), share * first);
                        move(next, from, arrived2(busy1, busy2, queue1, queue2), share * second);
                        move(next, from, specialistFreed(busy1, busy2, queue1, queue2), share * busy1 * service);
                        move(next, from, generalistFreed(busy1, busy2, queue1, queue2), share * busy2 * service);
                        move(next, from, state(busy1, busy2, queue1 - 1, queue2), share * queue1 * leaving);
                        move(next, from, state(busy1, busy2, queue1, queue2 - 1), share * queue2 * leaving);
                    }
                }
            }
        }
    }

    private int arrived1(int busy1, int busy2, int queue1, int queue2) {
        if (busy1 < specialists) {
            return state(busy1 + 1, busy2, queue1, queue2);
        }
        return busy2 < generalists
                ? state(busy1, busy2 + 1, queue1, queue2)
                : state(busy1, busy2, Math.min(LONGEST, queue1 + 1), queue2);
    }

    private int arrived2(int busy1, int busy2, int queue1, int queue2) {
        return busy2 < generalists
                ? state(busy1, busy2 + 1, queue1, queue2)
                : state(busy1, busy2, queue1, Math.min(LONGEST, queue2 + 1));
    }

    private int specialistFreed(int busy1, int busy2, int queue1, int queue2) {
        return queue1 > 0 ? state(busy1, busy2, queue1 - 1, queue2) : state(busy1 - 1, busy2, 0, queue2);
    }

    private int generalistFreed(int busy1, int busy2, int queue1, int queue2) {
        if (queue1 > 0) {
            return state(busy1, busy2, queue1 - 1, queue2);
        }
        return queue2 > 0 ? state(busy1, busy2, 0, queue2 - 1) : state(busy1, busy2 - 1, 0, 0);
    }

    private static void move(double[] shares, int from, int to, double share) {
        if (share > 0) {
            shares[from] -= share;
            shares[to] += share;
        }
    }

    private int states() {
        return (specialists + 1) * (generalists + 1) * (LONGEST + 1) * (LONGEST + 1);
    }

    private int state(int busy1, int busy2, int queue1, int queue2) {
        return ((busy1 * (generalists + 1) + busy2) * (LONGEST + 1) + queue1) * (LONGEST + 1) + queue2;
    }
}
