package dev.cauce.engine.supervisor;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Back-office work that is not done, what is due first before the rest.
 *
 * @param kinds how much there is of each type, of all that was asked for
 * @param tasks the first of them
 * @param leftOut how many were not looked at, because there are so many; the latest due
 */
@Schema(name = "OpenTasks", description = "Back-office work that is not done, what is due first before the rest.")
public record TaskList(Instant at, List<OfType> kinds, List<OpenTask> tasks, int leftOut) {
    public TaskList {
        kinds = List.copyOf(kinds);
        tasks = List.copyOf(tasks);
    }

    /** When a task is due, by the day of its client. */
    @Schema(name = "TaskDue")
    public enum Due {
        @JsonProperty("overdue")
        OVERDUE,
        @JsonProperty("today")
        TODAY,
        @JsonProperty("later")
        LATER;

        static Due of(Instant due, Instant now, ZoneId zone) {
            if (due.isBefore(now)) {
                return OVERDUE;
            }
            return LocalDate.ofInstant(due, zone).equals(LocalDate.ofInstant(now, zone)) ? TODAY : LATER;
        }
    }

    /**
     * How much is open of one type.
     *
     * @param name of the type; its id when it is not configured any more
     */
    @Schema(name = "OpenTasksOfType")
    public record OfType(String type, String name, String client, int overdue, int today, int later) {}

    /**
     * One task.
     *
     * @param title absent when it was erased
     * @param agent who has it; absent while it waits
     */
    @Schema(name = "OpenTask")
    public record OpenTask(
            String interaction,
            String type,
            String client,
            String queue,
            @Nullable String title,
            Instant dueAt,
            Due due,
            String phase,
            @Nullable String agent,
            int priority,
            Instant since) {}
}
