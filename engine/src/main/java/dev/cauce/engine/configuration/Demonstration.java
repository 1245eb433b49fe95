package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.CannedAnswer;
import dev.cauce.engine.configuration.definition.ChatChannel;
import dev.cauce.engine.configuration.definition.Client;
import dev.cauce.engine.configuration.definition.Definition;
import dev.cauce.engine.configuration.definition.Disposition;
import dev.cauce.engine.configuration.definition.Mailbox;
import dev.cauce.engine.configuration.definition.MediaChannel;
import dev.cauce.engine.configuration.definition.Operation;
import dev.cauce.engine.configuration.definition.Overflow;
import dev.cauce.engine.configuration.definition.PresenceReason;
import dev.cauce.engine.configuration.definition.Queue;
import dev.cauce.engine.configuration.definition.Skill;
import dev.cauce.engine.configuration.definition.TaskType;
import dev.cauce.engine.configuration.definition.User;
import dev.cauce.engine.security.Role;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A small operation to try things with: two clients, four queues, six agents. */
@Singleton
final class Demonstration {
    private static final Overflow LATE_TO_SUPPORT = new Overflow(
            Overflow.When.WAITED, Duration.ofMinutes(10), null, Overflow.To.QUEUE, "acme-support", null, null);

    private static final String OPERATION = "demo";
    private static final String ACME = "acme";
    private static final String GLOBEX = "globex";
    private static final Set<String> BOTH = Set.of(ACME, GLOBEX);

    private static final Map<String, Object> INVOICE = Map.of(
            "type", "object",
            "required", List.of("invoice"),
            "properties", Map.of("invoice", Map.of("type", "string"), "amount", Map.of("type", "number")));

    /** A definition under its id. */
    record Part(String id, Definition definition) {}

    private final int port;
    private final Optional<Integer> smtpPort;
    private final Optional<Integer> imapPort;

    /** With mailboxes where there is a mail server for the demonstration on this machine. */
    Demonstration(
            @ConfigProperty(name = "quarkus.http.port") int port,
            @ConfigProperty(name = "cauce.demo.smtp-port") Optional<Integer> smtpPort,
            @ConfigProperty(name = "cauce.demo.imap-port") Optional<Integer> imapPort) {
        this.port = port;
        this.smtpPort = smtpPort;
        this.imapPort = imapPort;
    }

    /** In an order in which each finds what it refers to. */
    List<Part> parts() {
        var parts = new ArrayList<Part>();
        parts.add(new Part(OPERATION, new Operation("Demonstration", null, null, null, null, null)));
        parts.add(new Part(
                ACME,
                new Client("Acme Viajes", ZoneId.of("Europe/Madrid"), "es", Set.of("queja", "reembolso", "vip"))));
        parts.add(new Part(
                GLOBEX, new Client("Globex Energy", ZoneId.of("Europe/London"), "en", Set.of("complaint", "outage"))));
        skills(parts);
        presenceReasons(parts);
        parts.add(queue("acme-support", "Acme: support", ACME, "es", "support"));
        parts.add(queue("acme-sales", "Acme: sales", ACME, "es", "sales", LATE_TO_SUPPORT));
        parts.add(queue("globex-billing", "Globex: billing", GLOBEX, "en", "billing"));
        parts.add(queue("globex-support", "Globex: support", GLOBEX, "en", "support"));
        dispositions(parts);
        cannedAnswers(parts);
        parts.add(chat("acme-web", "Acme: web", ACME, "acme-sales", "¡Hola! ¿En qué podemos ayudarte?"));
        parts.add(chat("globex-web", "Globex: web", GLOBEX, "globex-support", "Hello! How can we help?"));
        people(parts);
        if (smtpPort.isPresent() && imapPort.isPresent()) {
            parts.add(mailbox("acme-mail", "Acme Viajes", ACME, "acme-support", "support@acme.example"));
            parts.add(mailbox("globex-mail", "Globex Energy", GLOBEX, "globex-support", "support@globex.example"));
        }
        parts.add(
                new Part("acme-invoices", new TaskType("Facturas", ACME, "acme-support", INVOICE, Duration.ofDays(2))));
        return parts;
    }

    private Part mailbox(String id, String name, String client, String queue, String address) {
        return new Part(
                id,
                new Mailbox(
                        name,
                        client,
                        queue,
                        address,
                        new Mailbox.Server("127.0.0.1", imapPort.orElseThrow(), Mailbox.Security.NONE, address),
                        new Mailbox.Server("127.0.0.1", smtpPort.orElseThrow(), Mailbox.Security.NONE, null),
                        name,
                        null,
                        null));
    }

    private static void skills(List<Part> parts) {
        Map.of("es", "Spanish", "en", "English", "sales", "Sales", "billing", "Billing", "support", "Support")
                .forEach((id, name) -> parts.add(new Part(id, new Skill(name))));
    }

    private static void presenceReasons(List<Part> parts) {
        parts.add(new Part("break", new PresenceReason(Map.of("es", "Descanso", "en", "Break"), false)));
        parts.add(new Part("lunch", new PresenceReason(Map.of("es", "Comida", "en", "Lunch"), false)));
        parts.add(new Part("training", new PresenceReason(Map.of("es", "Formación", "en", "Training"), true)));
        parts.add(new Part("meeting", new PresenceReason(Map.of("es", "Reunión", "en", "Meeting"), true)));
    }

    private static Part queue(
            String id, String name, String client, String language, String skill, Overflow... overflow) {
        return new Part(
                id,
                new Queue(
                        name,
                        client,
                        OPERATION,
                        Set.of(MediaChannel.CHAT, MediaChannel.EMAIL, MediaChannel.TASK),
                        List.of(new Queue.Requirement(language, 3), new Queue.Requirement(skill, 1)),
                        new Queue.ServiceLevel(0.8, Duration.ofSeconds(20)),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(2),
                        null,
                        null,
                        null,
                        List.of(overflow)));
    }

    private static void dispositions(List<Part> parts) {
        parts.add(new Part("acme-booked", new Disposition("Reserva hecha", ACME, Set.of("acme-sales"))));
        parts.add(new Part("acme-resolved", new Disposition("Resuelto", ACME, Set.of())));
        parts.add(new Part("acme-callback", new Disposition("Volver a llamar", ACME, Set.of())));
        parts.add(new Part("globex-paid", new Disposition("Paid", GLOBEX, Set.of("globex-billing"))));
        parts.add(new Part("globex-resolved", new Disposition("Resolved", GLOBEX, Set.of())));
        parts.add(new Part("globex-follow-up", new Disposition("Follow up", GLOBEX, Set.of())));
    }

    private static void cannedAnswers(List<Part> parts) {
        parts.add(answer(
                "acme-hello",
                "Saludo",
                "hola",
                ACME,
                Map.of(
                        "es", "Hola {{contact.name}}, soy {{agent.name}}, de {{client.name}}. ¿En qué puedo ayudarle?",
                        "en", "Hello {{contact.name}}, this is {{agent.name}} of {{client.name}}. How can I help?")));
        parts.add(answer(
                "acme-booking",
                "Pedir la reserva",
                "reserva",
                ACME,
                Map.of(
                        "es", "¿Me dice el número de su reserva? Está en el correo de confirmación.",
                        "en", "Could you give me your booking number? It is in the confirmation e-mail.")));
        parts.add(answer(
                "acme-bye",
                "Despedida",
                "adios",
                ACME,
                Map.of(
                        "es", "Gracias por escribirnos. Su referencia es {{conversation.id}}.",
                        "en", "Thank you for writing. Your reference is {{conversation.id}}.")));
        parts.add(answer(
                "globex-hello",
                "Greeting",
                "hello",
                GLOBEX,
                Map.of("en", "Hello {{contact.name}}, this is {{agent.name}}. How can I help?")));
    }

    private static Part answer(String id, String name, String shortcut, String client, Map<String, String> text) {
        return new Part(id, new CannedAnswer(name, shortcut, client, Set.of(), text));
    }

    private Part chat(String id, String name, String client, String queue, String welcome) {
        var origins = Set.of("http://localhost:" + port, "http://127.0.0.1:" + port);
        return new Part(id, new ChatChannel(name, client, queue, origins, Map.of("welcome", welcome), true));
    }

    private static void people(List<Part> parts) {
        var acme = Map.of("acme-sales", 1, "acme-support", 1);
        var globex = Map.of("globex-billing", 1, "globex-support", 1);
        var all = Map.of("acme-sales", 1, "acme-support", 1, "globex-billing", 1, "globex-support", 1);
        parts.add(agent("ana", "Ana", Set.of(ACME), "es", Map.of("es", 10, "en", 4, "sales", 8, "support", 6), acme));
        parts.add(agent("bruno", "Bruno", BOTH, "es", everything(10, 7), all));
        parts.add(agent("carla", "Carla", BOTH, "es", everything(9, 6), all));
        parts.add(agent("david", "David", BOTH, "en", everything(5, 10), all));
        parts.add(agent("elena", "Elena", BOTH, "es", everything(10, 8), all));
        parts.add(agent("frank", "Frank", Set.of(GLOBEX), "en", Map.of("en", 10, "billing", 9, "support", 7), globex));
        parts.add(new Part("sofia", new User("Sofía", null, Set.of(Role.SUPERVISOR), OPERATION, BOTH, "es", null)));
        parts.add(new Part(
                "admin", new User("Administrator", null, Set.of(Role.ADMINISTRATOR), OPERATION, BOTH, "en", null)));
    }

    private static Map<String, Integer> everything(int spanish, int english) {
        return Map.of("es", spanish, "en", english, "sales", 5, "billing", 5, "support", 5);
    }

    private static Part agent(
            String id,
            String name,
            Set<String> clients,
            String language,
            Map<String, Integer> skills,
            Map<String, Integer> queues) {
        return new Part(
                id,
                new User(
                        name,
                        null,
                        Set.of(Role.AGENT),
                        OPERATION,
                        clients,
                        language,
                        new User.Agent(skills, queues, null)));
    }

    /** The passwords of its mailboxes: the demonstration's mail server asks for none, but for something. */
    Map<String, String> mailboxPasswords() {
        return smtpPort.isPresent() ? Map.of("acme-mail", "demo", "globex-mail", "demo") : Map.of();
    }

    /** Known to everybody who reads this; that is why the demonstration is off unless asked for. */
    Map<String, String> passwords() {
        var passwords = new LinkedHashMap<String, String>();
        for (var user : List.of("ana", "bruno", "carla", "david", "elena", "frank", "sofia", "admin")) {
            passwords.put(user, "demo-" + user);
        }
        return passwords;
    }
}
