package dev.cauce.engine.channel.whatsapp;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cauce.channel.whatsapp.GraphAnswer;
import dev.cauce.channel.whatsapp.MessageTemplate;
import dev.cauce.engine.web.Problem;
import dev.cauce.engine.web.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The templates of each number's account, as Meta had them minutes ago, or since it told of a change. */
@Singleton
public class Templates {
    private static final Logger LOG = Logger.getLogger(Templates.class);
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final int MOST_NUMBERS = 1_000;
    private static final int MOST_PAGES = 20;

    private final Numbers numbers;
    private final GraphApi api;
    private final AsyncCache<Key, List<MessageTemplate>> kept;

    private record Key(String channel, String account) {}

    Templates(Numbers numbers, GraphApi api, Clock clock) {
        this.numbers = numbers;
        this.api = api;
        this.kept = Caffeine.newBuilder()
                .expireAfterWrite(KEPT)
                .maximumSize(MOST_NUMBERS)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .buildAsync();
    }

    /**
     * All there are, usable or not; none where the number's account is not configured. Fails with a problem when Meta does not say.
     */
    public Uni<List<MessageTemplate>> of(String channel) {
        return numbers.active(channel).chain(active -> active.flatMap(
                        number -> Optional.ofNullable(number.number().businessAccountId())
                                .map(account -> Uni.createFrom().completionStage(() -> known(number, account))))
                .orElseGet(() -> Uni.createFrom().item(List.of())));
    }

    /** Meta told that templates of this number's account changed. */
    void forget(String channel) {
        kept.synchronous().asMap().keySet().removeIf(key -> key.channel().equals(channel));
    }

    private CompletableFuture<List<MessageTemplate>> known(Numbers.Active number, String account) {
        return kept.get(new Key(number.channel(), account), (_, _) -> from(
                        number, account, Optional.empty(), new ArrayList<>(), MOST_PAGES)
                .toCompletableFuture());
    }

    private CompletionStage<List<MessageTemplate>> from(
            Numbers.Active number, String account, Optional<String> after, List<MessageTemplate> before, int pages) {
        return api.templates(number, account, after).thenCompose(answer -> {
            MessageTemplate.Page page = page(number, answer);
            before.addAll(page.templates());
            return page.after().isEmpty() || pages <= 1
                    ? CompletableFuture.completedFuture(List.copyOf(before))
                    : from(number, account, page.after(), before, pages - 1);
        });
    }

    private static MessageTemplate.Page page(Numbers.Active number, GraphAnswer answer) {
        if (answer instanceof GraphAnswer.Answered(int status, var _, String body) && status / 100 == 2) {
            Optional<MessageTemplate.Page> page = MessageTemplate.page(body);
            if (page.isPresent()) {
                return page.get();
            }
        }
        LOG.warnf("The templates of an account cannot be read channel=%s answer=%s", number.channel(), kind(answer));
        throw Problem.of(
                        ProblemType.UNAVAILABLE,
                        "WhatsApp does not say which templates there are. Try again; if it lasts, the token of this number"
                                + " may not manage its business account.")
                .retryAfter(RETRY)
                .exception();
    }

    private static String kind(GraphAnswer answer) {
        return switch (answer) {
            case GraphAnswer.Answered answered -> "status " + answered.status();
            case GraphAnswer.Refused refused -> refused.code();
            case GraphAnswer.Lost lost -> lost.reason();
        };
    }
}
