package dev.cauce.engine.configuration.probe;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a step failed, with what to do about it. */
public enum ProbeTrouble {
    @JsonProperty("no-secret")
    NO_SECRET("There is no secret for the channel as it is now. Set it, then test again."),
    @JsonProperty("unknown-host")
    UNKNOWN_HOST("Nobody knows this host. Maybe it is misspelt, or the engine's machine has no DNS."),
    @JsonProperty("no-connection")
    NO_CONNECTION("Nothing answers at this host and port. Check both, and whether a firewall lets the engine out."),
    @JsonProperty("time-out")
    TIME_OUT("There was no answer in time. Check host and port, and whether a firewall lets the engine out."),
    @JsonProperty("encryption")
    ENCRYPTION(
            "The connection could not be encrypted. Check the port and tls or starttls, and the server's certificate."),
    @JsonProperty("sign-in")
    SIGN_IN("The other side does not accept the user or the secret. Set the secret again, and check the user."),
    @JsonProperty("not-allowed")
    NOT_ALLOWED("The engine does not go there. Use https and a public host, or allow it in cauce.fetch.private-hosts."),
    @JsonProperty("not-found")
    NOT_FOUND("There is nothing at this address. Check the path, or the id of the number."),
    @JsonProperty("signature")
    SIGNATURE("The system does not accept the signature. Give it the newest key, and verify over the raw body."),
    @JsonProperty("redirected")
    REDIRECTED("It answers with another address, and redirects are not followed. Enter the address it names."),
    @JsonProperty("refused")
    REFUSED("The other side refused. What it said tells why."),
    @JsonProperty("no-json")
    NO_JSON("The answer is no JSON. Check the address, and that the system answers JSON to Accept: application/json."),
    @JsonProperty("no-fields")
    NO_FIELDS("None of the fields is in the answer. Check the JSON pointers against what it said."),
    @JsonProperty("framing")
    FRAMING("The page forbids being shown in a frame. Let the system allow this one, or open it in a tab."),
    @JsonProperty("no-adapter")
    NO_ADAPTER("No adapter of this provider is plugged in. Add its module to the engine's dependencies."),
    @JsonProperty("broken")
    BROKEN("Something unexpected happened. The engine's log knows more.");

    private final String remedy;

    ProbeTrouble(String remedy) {
        this.remedy = remedy;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }
}
