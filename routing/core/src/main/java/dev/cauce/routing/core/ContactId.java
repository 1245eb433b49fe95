package dev.cauce.routing.core;

/** Identifies one person outside, as known to one client. Never blank. */
public record ContactId(String value) implements Comparable<ContactId> {
    public ContactId {
        Ids.requireText("ContactId", value);
    }

    @Override
    public int compareTo(ContactId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
