package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.ChatChannel;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Web chats and where they lead. */
@Path("/api/v1/configuration/chat-channels")
@Tag(name = "Configuration: chat-channels", description = "Web chats and where they lead.")
public class ChatChannelsEndpoints extends DefinitionEndpoints<ChatChannel> {
    ChatChannelsEndpoints() {
        super(ChatChannel.class);
    }
}
