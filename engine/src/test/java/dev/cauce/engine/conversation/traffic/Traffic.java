package dev.cauce.engine.conversation.traffic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Posts of many contacts, in blocks of some thousands. One in ten is posted again, in its block or a later one. Contacts post at the
 * same time. What a socket carries comes in its order; what a provider posts comes in any. The same seed makes the same traffic.
 */
public final class Traffic {
    private static final int CONTACTS = 300;
    private static final int MOST_MESSAGES = 19;
    private static final double REPEATED = 0.1;
    private static final double LATE = 0.2;

    private final Random random;
    private final String client;
    private final int events;
    private final boolean withAgents;
    private int contacts;
    private int posted;
    private List<Post> late = new ArrayList<>();

    private record At(double when, Post post) {}

    /**
     * At least {@code events} different ones.
     *
     * @param withAgents whether agents answer, and providers report what became of that
     */
    public Traffic(long seed, String client, int events, boolean withAgents) {
        this.random = new Random(seed);
        this.client = client;
        this.events = events;
        this.withAgents = withAgents;
    }

    /** The id of the agent's message to a contact. */
    public static String answer(int contact) {
        return "answer-" + contact;
    }

    /** Whether that message arrives in the end. */
    public static boolean arrives(int contact) {
        return contact % 5 != 0;
    }

    /** How many different ones there were so far. */
    public int posted() {
        return posted;
    }

    /** The next ones, in the order in which they are posted; empty when there were enough. */
    public List<Post> next() {
        List<At> block = new ArrayList<>();
        late.forEach(post -> block.add(new At(random.nextDouble(), post)));
        late = new ArrayList<>();
        for (int contact = 0; contact < CONTACTS && posted < events; contact++) {
            inOrder(contacts++).forEach(block::add);
        }
        block.sort(Comparator.comparingDouble(At::when));
        return block.stream().map(At::post).toList();
    }

    private List<At> inOrder(int contact) {
        List<Post> posts = posts(contact);
        posted +=
                (int) posts.stream().filter(post -> post.number() != Post.AGENT).count();
        double[] times = random.doubles(posts.size()).sorted().toArray();
        List<At> all = new ArrayList<>();
        for (int place = 0; place < posts.size(); place++) {
            Post post = posts.get(place);
            all.add(new At(times[place], post));
            if (post.number() != Post.AGENT && random.nextDouble() < REPEATED) {
                if (random.nextDouble() < LATE) {
                    late.add(post.again());
                } else {
                    all.add(new At(times[place] + random.nextDouble() * (1 - times[place]), post.again()));
                }
            }
        }
        return all;
    }

    private List<Post> posts(int contact) {
        Source source = source();
        List<Post> posts = new ArrayList<>();
        int messages = 1 + random.nextInt(MOST_MESSAGES);
        for (int number = 0; number < messages; number++) {
            posts.add(post(source, contact, number, source.message(contact, number)));
        }
        if (source != Source.CHAT) {
            Collections.shuffle(posts, random);
        }
        source.unknown(contact)
                .filter(_ -> random.nextInt(10) == 0)
                .ifPresent(body -> posts.add(post(source, contact, Post.UNKNOWN, body)));
        if (withAgents && !source.reports().isEmpty()) {
            answered(source, contact, posts);
        }
        return posts;
    }

    /** An agent answers when the contact has written; reports come after that, in any order. */
    private void answered(Source source, int contact, List<Post> posts) {
        int at = 1 + random.nextInt(posts.size());
        posts.add(at, new Post(source, contact, Post.AGENT, source.payload(client, contact, ""), false));
        List<String> reports = new ArrayList<>(arrives(contact) ? source.reports() : List.of("failed"));
        for (String report : reports) {
            int later = at + 1 + random.nextInt(posts.size() - at);
            posts.add(later, post(source, contact, Post.REPORT, source.report(contact, answer(contact), report)));
        }
    }

    private Post post(Source source, int contact, int number, String body) {
        return new Post(source, contact, number, source.payload(client, contact, body), false);
    }

    private Source source() {
        int drawn = random.nextInt(100);
        for (Source source : Source.values()) {
            drawn -= source.share;
            if (drawn < 0) {
                return source;
            }
        }
        throw new IllegalStateException("The shares are not a hundred.");
    }
}
