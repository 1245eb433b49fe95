package dev.cauce.engine.configuration.definition;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cauce.routing.core.Channel;

/** The kinds of channels work can come by. */
public enum MediaChannel {
    @JsonProperty("voice")
    VOICE,
    @JsonProperty("chat")
    CHAT,
    @JsonProperty("whatsapp")
    WHATSAPP,
    @JsonProperty("email")
    EMAIL,
    @JsonProperty("task")
    TASK,
    /** Channels that other systems bring. */
    @JsonProperty("http")
    HTTP,
    /** Channels of providers whose adapters are plugged in, such as SMS. */
    @JsonProperty("messaging")
    MESSAGING;

    /** As the router knows it. */
    public Channel channel() {
        return switch (this) {
            case VOICE -> Channel.VOICE;
            case CHAT -> Channel.CHAT;
            case WHATSAPP -> Channel.WHATSAPP;
            case EMAIL -> Channel.EMAIL;
            case TASK -> Channel.TASK;
            case HTTP -> Channel.HTTP;
            case MESSAGING -> Channel.MESSAGING;
        };
    }
}
