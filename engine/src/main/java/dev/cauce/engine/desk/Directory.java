package dev.cauce.engine.desk;

import dev.cauce.engine.configuration.ConfigurationView;
import dev.cauce.engine.configuration.Defined;
import dev.cauce.engine.configuration.definition.CannedAnswer;
import dev.cauce.engine.configuration.definition.Client;
import dev.cauce.engine.configuration.definition.Definition;
import dev.cauce.engine.configuration.definition.Disposition;
import dev.cauce.engine.configuration.definition.PresenceReason;
import dev.cauce.engine.configuration.definition.Queue;
import dev.cauce.engine.configuration.definition.User;
import dev.cauce.engine.desk.view.DirectoryView;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.routing.core.ClientId;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** What staff call things: the names of what their operation and clients have configured, and of nothing else. */
@Singleton
final class Directory {
    private final ConfigurationView configuration;

    Directory(ConfigurationView configuration) {
        this.configuration = configuration;
    }

    DirectoryView of(SignedIn user) {
        return new DirectoryView(
                named(user.user()),
                listed(
                        Client.class,
                        one -> user.serves(new ClientId(one.id())),
                        one -> new DirectoryView.Named(
                                one.id(), one.definition().name())),
                listed(Queue.class, one -> serves(user, one.definition()), Directory::queue),
                listed(User.class, one -> isColleague(user, one.definition()), Directory::colleague),
                listed(PresenceReason.class, _ -> true, Directory::reason),
                listed(
                        Disposition.class,
                        one -> user.serves(new ClientId(one.definition().client())),
                        Directory::disposition),
                listed(
                        Client.class,
                        one -> user.serves(new ClientId(one.id())),
                        one -> new DirectoryView.ClientTags(
                                one.id(),
                                one.definition().tags().stream().sorted().toList())));
    }

    /** In the order of their shortcuts. */
    List<DirectoryView.AnswerText> cannedAnswers(SignedIn user) {
        return listed(
                        CannedAnswer.class,
                        one -> user.serves(new ClientId(one.definition().client())),
                        Directory::cannedAnswer)
                .stream()
                .sorted(Comparator.comparing(DirectoryView.AnswerText::shortcut))
                .toList();
    }

    private String named(String user) {
        return configuration
                .find(User.class, user)
                .map(found -> found.definition().name())
                .orElse(user);
    }

    private <T extends Definition, V> List<V> listed(
            Class<T> type, Predicate<Defined<T>> visible, Function<Defined<T>, V> shown) {
        Collection<Defined<T>> all = configuration.all(type);
        return all.stream()
                .filter(visible)
                .sorted(Comparator.comparing(Defined::id))
                .map(shown)
                .toList();
    }

    private static boolean serves(SignedIn user, Queue queue) {
        return queue.operation().equals(user.operation().value()) && user.serves(new ClientId(queue.client()));
    }

    private static boolean isColleague(SignedIn user, User other) {
        return other.agent() != null
                && other.operation().equals(user.operation().value())
                && other.clients().stream().map(ClientId::new).anyMatch(user::serves);
    }

    private static DirectoryView.QueueName queue(Defined<Queue> one) {
        return new DirectoryView.QueueName(
                one.id(), one.definition().name(), one.definition().client());
    }

    private static DirectoryView.Named colleague(Defined<User> one) {
        return new DirectoryView.Named(one.id(), one.definition().name());
    }

    private static DirectoryView.ReasonName reason(Defined<PresenceReason> one) {
        return new DirectoryView.ReasonName(
                one.id(), one.definition().name(), one.definition().productive());
    }

    private static DirectoryView.AnswerText cannedAnswer(Defined<CannedAnswer> one) {
        var definition = one.definition();
        return new DirectoryView.AnswerText(
                one.id(),
                definition.name(),
                definition.shortcut(),
                definition.client(),
                definition.queues().stream().sorted().toList(),
                definition.text());
    }

    private static DirectoryView.DispositionName disposition(Defined<Disposition> one) {
        var definition = one.definition();
        return new DirectoryView.DispositionName(
                one.id(),
                definition.name(),
                definition.client(),
                definition.queues().stream().sorted().toList(),
                definition.form());
    }
}
