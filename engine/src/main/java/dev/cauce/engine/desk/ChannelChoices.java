package dev.cauce.engine.desk;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.engine.configuration.ConfigurationView;
import dev.cauce.engine.configuration.definition.ChannelDefinition;
import dev.cauce.engine.configuration.definition.ChatChannel;
import dev.cauce.engine.configuration.definition.Client;
import dev.cauce.engine.configuration.definition.HttpChannel;
import dev.cauce.engine.configuration.definition.Mailbox;
import dev.cauce.engine.configuration.definition.ProviderAccount;
import dev.cauce.engine.configuration.definition.TaskType;
import dev.cauce.engine.configuration.definition.WhatsAppNumber;
import dev.cauce.engine.conversation.ContactConversations.Address;
import dev.cauce.engine.conversation.ConversationIds;
import dev.cauce.engine.conversation.ConversationMoves.InThread;
import dev.cauce.engine.conversation.ConversationPlace;
import dev.cauce.engine.desk.view.ChannelsView.ChoiceView;
import dev.cauce.engine.web.FieldError;
import dev.cauce.engine.web.Problem;
import dev.cauce.routing.core.ClientId;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** By which channels of a client a contact can be written to first, and how their addresses look. */
@Singleton
final class ChannelChoices {
    private static final List<Class<? extends ChannelDefinition>> TO_WRITE_BY =
            List.of(Mailbox.class, WhatsAppNumber.class, ProviderAccount.class, HttpChannel.class);
    private static final Pattern MAIL = Pattern.compile(LetterRequest.SHAPE);
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{6,15}");
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[ ().-]");

    private final ConfigurationView configuration;

    ChannelChoices(ConfigurationView configuration) {
        this.configuration = configuration;
    }

    /** The channels of the client, with those of the contact's addresses that may be reached by each; by name. */
    List<ChoiceView> of(ConversationPlace conversation, List<InThread> threads, List<Address> known) {
        var client = conversation.contact().client();
        return TO_WRITE_BY.stream()
                .flatMap(type -> configuration.all(type).stream())
                .filter(defined -> defined.definition().client().equals(client))
                .map(defined -> choice(client, defined.id(), defined.definition(), threads, known))
                .filter(choice -> choice.typed() || !choice.addresses().isEmpty())
                .sorted(Comparator.comparing(ChoiceView::name).thenComparing(ChoiceView::channelId))
                .toList();
    }

    private ChoiceView choice(
            String client, String id, ChannelDefinition channel, List<InThread> threads, List<Address> known) {
        var there = threads.stream()
                .map(InThread::contact)
                .filter(one -> one.channel().equals(id))
                .map(ContactAddress::address);
        var more = known.stream()
                .filter(one -> suits(id, channel, one))
                .flatMap(one -> address(channel, one.address()).stream());
        return new ChoiceView(
                id,
                channel.name(),
                channel.medium().channel().name(),
                Stream.concat(there, more).distinct().toList(),
                !(channel instanceof HttpChannel),
                channel instanceof Mailbox ? subject(client) : null);
    }

    private static boolean suits(String id, ChannelDefinition channel, Address known) {
        return known.channel().equals(id)
                || switch (channel) {
                    case Mailbox _ -> known.address().indexOf('@') >= 0;
                    case WhatsAppNumber _, ProviderAccount _ ->
                        known.kind().equals("whatsapp") || known.kind().equals("messaging");
                    case ChatChannel _, HttpChannel _, TaskType _ -> false;
                };
    }

    /** An address as the channel writes it; empty for what is none. */
    private static Optional<String> address(ChannelDefinition channel, String text) {
        return switch (channel) {
            case Mailbox _ ->
                Optional.of(text.toLowerCase(Locale.ROOT))
                        .filter(mail ->
                                mail.length() <= 200 && MAIL.matcher(mail).matches());
            case WhatsAppNumber _ -> phone(text);
            case ProviderAccount _ -> phone(text).map(digits -> '+' + digits);
            case ChatChannel _, HttpChannel _, TaskType _ -> Optional.of(text);
        };
    }

    private static Optional<String> phone(String text) {
        var plain = BETWEEN_DIGITS.matcher(text).replaceAll("");
        return PHONE.matcher(plain).matches() ? Optional.of(plain.replace("+", "")) : Optional.empty();
    }

    /** What the first letter of a conversation is about that did not begin by e-mail, in the client's language. */
    String subject(String client) {
        var found = configuration.client(new ClientId(client));
        var name = found.map(Client::name).orElse(client);
        var inSpanish = found.map(Client::language).filter("es"::equals).isPresent();
        return (inSpanish ? "Su conversación con %s" : "Your conversation with %s").formatted(name);
    }

    /**
     * The contact address that a conversation is to go on with; a problem that names the field when there can be none. A thread
     * that the conversation was in already is the same again.
     */
    ContactAddress target(
            ConversationPlace conversation,
            List<InThread> threads,
            List<Address> known,
            String channel,
            String address) {
        var client = conversation.contact().client();
        var before = threads.stream()
                .map(InThread::contact)
                .filter(one -> one.channel().equals(channel) && one.address().equals(address))
                .findFirst();
        if (before.isPresent()) {
            return before.get();
        }
        var definition = configuration
                .channel(channel)
                .filter(one -> one.client().equals(client))
                .orElseThrow(
                        () -> wrong("channel", channel, "No such channel of this client. GET …/channels tells which."));
        return switch (definition) {
            case Mailbox _ ->
                new ContactAddress(
                        client,
                        channel,
                        address(definition, address)
                                .orElseThrow(() -> wrong("address", address, LetterRequest.ADDRESS)),
                        ConversationIds.topic(conversation.id()));
            case WhatsAppNumber _, ProviderAccount _ ->
                new ContactAddress(
                        client,
                        channel,
                        address(definition, address)
                                .orElseThrow(() -> wrong(
                                        "address",
                                        address,
                                        "Must be a phone number with its country's code, such as +34600111222.")));
            case HttpChannel _ -> {
                if (known.stream()
                        .noneMatch(one ->
                                one.channel().equals(channel) && one.address().equals(address))) {
                    throw wrong("address", address, "The contact has no such address on this channel.");
                }
                yield new ContactAddress(client, channel, address);
            }
            case ChatChannel _, TaskType _ ->
                throw wrong(
                        "channel",
                        channel,
                        "Nobody can be written to first by this channel. GET …/channels tells which can.");
        };
    }

    /** The kind of that channel; as the thread has it where the channel is not configured any more. */
    String kind(ContactAddress target, List<InThread> threads) {
        return threads.stream()
                .filter(one -> one.contact().equals(target))
                .map(InThread::kind)
                .findFirst()
                .or(() -> configuration
                        .channel(target.channel())
                        .map(one -> one.medium().channel().name()))
                .orElseThrow();
    }

    private static RuntimeException wrong(String field, String value, String message) {
        return Problem.invalid(FieldError.of(field, value, message)).exception();
    }
}
