package dev.cauce.engine.desk.session;

import io.quarkus.websockets.next.CloseReason;

/** Why the engine closes a staff socket. Codes from 4000 are ours; programs may branch on them. */
public enum Closing {
    SILENT(4000, "No answer to pings. Connect again and resume."),
    MALFORMED(4400, "Too many frames that cannot be read. Compare them with the API reference."),
    UNAUTHENTICATED(4401, "The token is not valid. Sign in again."),
    TOKEN_EXPIRED(4401, "The token has expired. Sign in again."),
    FORBIDDEN(4403, "This socket is for another role."),
    NOT_AUTHENTICATED_IN_TIME(4408, "The first frame must authenticate, within a few seconds."),
    REPLACED(4409, "The session goes on in another socket."),
    TOO_SLOW(4429, "The socket did not keep up. Connect again and resume."),
    FAILED(1011, "The socket failed. Connect again and resume."),
    GOING_AWAY(1001, "The engine stops. Connect again.");

    private final int code;
    private final String message;

    Closing(int code, String message) {
        this.code = code;
        this.message = message;
    }

    public int code() {
        return code;
    }

    public String message() {
        return message;
    }

    CloseReason reason() {
        return new CloseReason(code, message);
    }
}
