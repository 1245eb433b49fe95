package dev.cauce.engine.channel;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.engine.configuration.ConfigurationView;
import dev.cauce.engine.configuration.definition.ChatChannel;
import dev.cauce.engine.security.IssuedToken;
import dev.cauce.engine.security.Tokens;
import dev.cauce.engine.web.Problem;
import dev.cauce.engine.web.ProblemException;
import dev.cauce.engine.web.ProblemType;
import dev.cauce.routing.core.ClientId;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** What a visitor's page asks for beside its socket. Open to everyone, from the pages a channel allows. */
@Path("/api/chat/v1/{channelId}")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class ChatResource {
    private final ConfigurationView configuration;
    private final Tokens tokens;
    private final ChatNode node;
    private final AttachmentStore attachments;
    private final Uploads uploads;
    private final FileRules rules;
    private final VisitorAdmission admission;
    private final ChatSettings settings;

    ChatResource(
            ConfigurationView configuration,
            Tokens tokens,
            ChatNode node,
            AttachmentStore attachments,
            Uploads uploads,
            FileRules rules,
            VisitorAdmission admission,
            ChatSettings settings) {
        this.configuration = configuration;
        this.tokens = tokens;
        this.node = node;
        this.attachments = attachments;
        this.uploads = uploads;
        this.rules = rules;
        this.admission = admission;
        this.settings = settings;
    }

    /** What the page may know of a channel. */
    public record ChannelView(
            String name, Map<String, String> texts, int textLength, int attachments, long attachmentBytes) {}

    /** A new visitor: the token opens the socket; messages are resumed after the sequence number. */
    public record VisitorView(String visitor, String token, Instant expiresAt, long resumeSequence) {}

    @GET
    public Response channel(@PathParam("channelId") String channelId, @HeaderParam("Origin") @Nullable String origin) {
        ChatChannel channel = allowed(channelId, origin);
        return shared(
                Response.ok(new ChannelView(
                        channel.name(),
                        channel.texts(),
                        settings.textLength(),
                        settings.attachments(),
                        rules.largestUpload(channel.client()))),
                origin);
    }

    /** What a browser asks before it sends another origin's request. */
    @OPTIONS
    @Path("/{any:.*}")
    public Response preflight(
            @PathParam("channelId") String channelId, @HeaderParam("Origin") @Nullable String origin) {
        allowed(channelId, origin);
        return shared(
                Response.noContent()
                        .header("Access-Control-Allow-Methods", "GET, POST")
                        .header("Access-Control-Allow-Headers", "Authorization, Content-Type")
                        .header("Access-Control-Max-Age", "600"),
                origin);
    }

    @POST
    @Path("/visitors")
    public Response admit(
            @PathParam("channelId") String channelId,
            @HeaderParam("Origin") @Nullable String origin,
            @Context HttpServerRequest request) {
        ChatChannel channel = allowed(channelId, origin);
        if (!admission.admits(request.remoteAddress().hostAddress())) {
            throw Problem.of(ProblemType.TOO_MANY_REQUESTS, "Too many new visitors from this network. Wait a little.")
                    .retryAfter(Duration.ofSeconds(10))
                    .exception();
        }
        String visitor = UUID.randomUUID().toString();
        IssuedToken issued = tokens.issueForVisitor(visitor, new ClientId(channel.client()), channelId);
        return shared(Response.ok(new VisitorView(visitor, issued.token(), issued.expiresAt(), 0)), origin);
    }

    @POST
    @Path("/attachments")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Blocking
    public Response upload(
            @PathParam("channelId") String channelId,
            @HeaderParam("Origin") @Nullable String origin,
            @HeaderParam("Authorization") @Nullable String authorization,
            @RestForm("file") @Nullable FileUpload file) {
        allowed(channelId, origin);
        ContactAddress visitor = visitor(channelId, authorization);
        try {
            return shared(Response.status(Response.Status.CREATED).entity(uploads.take(visitor, file)), origin);
        } catch (ProblemException refused) {
            return shared(Response.fromResponse(refused.problem().response()), origin);
        }
    }

    @GET
    @Path("/attachments/{attachmentId}")
    @Produces(MediaType.WILDCARD)
    @RunOnVirtualThread
    public Response download(
            @PathParam("channelId") String channelId,
            @PathParam("attachmentId") String attachmentId,
            @HeaderParam("Origin") @Nullable String origin,
            @HeaderParam("Authorization") @Nullable String authorization) {
        allowed(channelId, origin);
        ContactAddress visitor = visitor(channelId, authorization);
        return shared(
                AttachmentAnswer.of(attachments.find(visitor, List.of(attachmentId)), attachmentId, attachments),
                origin);
    }

    private ContactAddress visitor(String channelId, @Nullable String authorization) {
        String token = authorization != null && authorization.startsWith("Bearer ") ? authorization.substring(7) : "";
        return node.verified(token, channelId).orElseThrow(() -> Problem.of(
                        ProblemType.UNAUTHENTICATED, "Send the visitor's token as Authorization: Bearer <token>.")
                .exception());
    }

    private ChatChannel allowed(String channelId, @Nullable String origin) {
        ChatChannel channel = configuration.chatChannel(channelId).orElseThrow(() -> Problem.notFound(
                        "There is no chat channel with this id.")
                .exception());
        if (origin != null && !channel.allowedOrigins().contains(origin)) {
            throw Problem.of(
                            ProblemType.FORBIDDEN,
                            "Pages of this origin may not use this chat. Add the origin to the channel's allowedOrigins.")
                    .exception();
        }
        return channel;
    }

    private static Response shared(Response.ResponseBuilder answer, @Nullable String origin) {
        answer.header("Vary", "Origin");
        return origin == null
                ? answer.build()
                : answer.header("Access-Control-Allow-Origin", origin).build();
    }
}
