package dev.cauce.engine.security;

import dev.cauce.engine.web.Problem;
import dev.cauce.engine.web.ProblemType;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Hashes and compares passwords (bcrypt) off the event loop, a limited number at once. */
@Singleton
final class Passwords {
    /** bcrypt ignores what is beyond. */
    static final int LONGEST_BYTES = 72;

    private final Semaphore places;
    private final SecuritySettings.SignIn settings;

    /** What an unknown user's password is compared with, so that it takes as long as a known one's. */
    private final String nobody;

    Passwords(SecuritySettings settings) {
        this.settings = settings.signIn();
        this.places = new Semaphore(this.settings.checkedAtOnce());
        this.nobody = BcryptUtil.bcryptHash("nobody", this.settings.bcryptCost());
    }

    Uni<String> hash(String password) {
        return offTheEventLoop(() -> BcryptUtil.bcryptHash(password, settings.bcryptCost()));
    }

    Uni<Boolean> matches(String password, String hash) {
        return offTheEventLoop(() -> BcryptUtil.matches(password, hash));
    }

    Uni<Boolean> matchesNobody(String password) {
        return matches(password, nobody).replaceWith(false);
    }

    static boolean isTooLong(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES;
    }

    private <T> Uni<T> offTheEventLoop(Supplier<T> work) {
        return Uni.createFrom().deferred(() -> {
            if (!places.tryAcquire()) {
                return Uni.createFrom()
                        .failure(Problem.of(ProblemType.UNAVAILABLE, "Too many sign-ins at once. Repeat in a moment.")
                                .retryAfter(Duration.ofSeconds(1))
                                .exception());
            }
            return Uni.createFrom()
                    .item(work)
                    .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                    .onTermination()
                    .invoke(() -> places.release());
        });
    }
}
