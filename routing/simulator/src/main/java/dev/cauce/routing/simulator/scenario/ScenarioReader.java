package dev.cauce.routing.simulator.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.cauce.routing.core.AgentPolicy;
import dev.cauce.routing.core.Channel;
import dev.cauce.routing.core.QueuePolicy;
import dev.cauce.routing.core.ServiceLevelTarget;
import dev.cauce.routing.simulator.scenario.Scenario.Faults;
import dev.cauce.routing.simulator.scenario.Scenario.Group;
import dev.cauce.routing.simulator.scenario.Scenario.Interruptions;
import dev.cauce.routing.simulator.scenario.Scenario.Queue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads scenario files. What is wrong with one is an {@link InvalidScenario}. */
public final class ScenarioReader {
    private static final int MOST = 1_000_000;
    private static final int BEST = 10;
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private ScenarioReader() {}

    public static Scenario read(String yaml) {
        JsonNode tree;
        try {
            tree = YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new InvalidScenario("The file is not YAML: " + e.getOriginalMessage(), e);
        }
        return scenario(new Field("", tree == null ? MissingNode.getInstance() : tree));
    }

    private static Scenario scenario(Field file) {
        file.only(
                "name",
                "seed",
                "duration",
                "warmUp",
                "replications",
                "checked",
                "queuePolicy",
                "queues",
                "agents",
                "faults");
        List<Queue> queues =
                file.get("queues").each().stream().map(ScenarioReader::queue).toList();
        Set<String> ids = new HashSet<>();
        for (int index = 0; index < queues.size(); index++) {
            if (!ids.add(queues.get(index).id())) {
                throw file.get("queues").each().get(index).get("id").invalid("Maybe two queues have the same id.");
            }
        }
        var groups = new ArrayList<Group>();
        for (Field group : file.get("agents").each()) {
            groups.add(group(group, ids));
        }
        Duration duration = file.get("duration").positiveTime();
        Duration warmUp = file.get("warmUp").time(Duration.ZERO);
        if (warmUp.compareTo(duration) >= 0) {
            throw file.get("warmUp").invalid("Maybe give a time shorter than the duration.");
        }
        return new Scenario(
                file.get("name").text(),
                file.get("seed").whole(0, Integer.MAX_VALUE, 1),
                duration,
                warmUp,
                file.get("replications").whole(2, MOST, 10),
                file.get("checked").flag(true),
                file.get("queuePolicy").oneOf(QueuePolicy.class, QueuePolicy.EARLIEST_DUE_FIRST),
                queues,
                groups,
                faults(file.get("faults")));
    }

    private static Queue queue(Field queue) {
        queue.only(
                "id",
                "channel",
                "target",
                "skills",
                "agentPolicy",
                "priority",
                "arrivals",
                "patience",
                "handleTime",
                "wrapUp");
        Field target = queue.get("target").only("share", "within");
        return new Queue(
                queue.get("id").text(),
                new Channel(queue.get("channel").text("voice")),
                new ServiceLevelTarget(
                        target.get("share").number(0.001, 1, 0.8),
                        target.get("within").isThere() ? target.get("within").positiveTime() : Duration.ofSeconds(20)),
                queue.get("skills").numbers(1, BEST),
                queue.get("agentPolicy").oneOf(AgentPolicy.class, AgentPolicy.LONGEST_IDLE),
                queue.get("priority").whole(-100, 100, 0),
                arrivals(queue.get("arrivals")),
                maybe(queue.get("patience")),
                distribution(queue.get("handleTime")),
                orNothing(queue.get("wrapUp")));
    }

    private static Group group(Field group, Set<String> queues) {
        group.only(
                "group", "count", "skills", "queues", "answers", "declines", "misses", "away", "pauses", "disconnects");
        Map<String, Integer> served = group.get("queues").numbers(1, BEST);
        for (String id : served.keySet()) {
            if (!queues.contains(id)) {
                throw group.get("queues")
                        .get(id)
                        .invalid("There is no such queue. Maybe one of " + queues + " is meant.");
            }
        }
        Distribution away = maybe(group.get("away"));
        return new Group(
                group.get("group").text(),
                group.get("count").whole(0, MOST),
                group.get("skills").numbers(1, BEST),
                served,
                orNothing(group.get("answers")),
                group.get("declines").number(0, 1, 0),
                group.get("misses").number(0, 1, 0),
                away == null ? new Distribution.Fixed(Duration.ofMinutes(2)) : away,
                interruptions(group.get("pauses")),
                interruptions(group.get("disconnects")));
    }

    private static Arrivals arrivals(Field arrivals) {
        arrivals.only("perHour", "at");
        Field times = arrivals.get("at");
        if (times.isThere()) {
            var recorded = new ArrayList<Duration>();
            Duration last = Duration.ZERO;
            for (Field each : times.each()) {
                Duration time = each.time();
                if (time.compareTo(last) <= 0) {
                    throw each.invalid("Maybe sort the times; they begin after zero and no two are the same.");
                }
                recorded.add(time);
                last = time;
            }
            return new Arrivals.Recorded(recorded);
        }
        Field perHour = arrivals.get("perHour");
        if (!perHour.node().isArray()) {
            return Arrivals.Poisson.constant(perHour.number(0, MOST));
        }
        var rates = new ArrayList<Arrivals.Rate>();
        for (Field rate : perHour.each()) {
            rate.only("from", "rate");
            rates.add(
                    new Arrivals.Rate(rate.get("from").time(), rate.get("rate").number(0, MOST)));
            int count = rates.size();
            if (count > 1
                    && rates.get(count - 1)
                                    .from()
                                    .compareTo(rates.get(count - 2).from())
                            <= 0) {
                throw rate.get("from").invalid("Maybe sort the rates by time.");
            }
        }
        return new Arrivals.Poisson(rates);
    }

    private static @Nullable Interruptions interruptions(Field field) {
        if (!field.isThere()) {
            return null;
        }
        field.only("every", "lasting");
        return new Interruptions(distribution(field.get("every")), distribution(field.get("lasting")));
    }

    private static Faults faults(Field faults) {
        faults.only("crashes", "duplicates", "late");
        return new Faults(
                faults.get("crashes").number(0, 1, 0),
                faults.get("duplicates").number(0, 1, 0),
                faults.get("late").number(0, 1, 0));
    }

    private static Distribution orNothing(Field field) {
        Distribution given = maybe(field);
        return given == null ? new Distribution.Fixed(Duration.ZERO) : given;
    }

    private static @Nullable Distribution maybe(Field field) {
        return field.isThere() ? distribution(field) : null;
    }

    private static Distribution distribution(Field field) {
        field.only("fixed", "exponential", "uniform", "lognormal");
        if (field.get("fixed").isThere()) {
            return new Distribution.Fixed(field.get("fixed").time());
        }
        if (field.get("exponential").isThere()) {
            return new Distribution.Exponential(field.get("exponential").positiveTime());
        }
        Field uniform = field.get("uniform");
        if (uniform.isThere()) {
            uniform.only("from", "to");
            if (uniform.get("to").time().compareTo(uniform.get("from").time()) < 0) {
                throw uniform.get("to").invalid("Maybe from and to are the wrong way round.");
            }
            return new Distribution.Uniform(
                    uniform.get("from").time(), uniform.get("to").time());
        }
        Field lognormal = field.get("lognormal").only("mean", "variation");
        if (lognormal.isThere()) {
            return new Distribution.Lognormal(
                    lognormal.get("mean").positiveTime(),
                    lognormal.get("variation").number(0.01, 10));
        }
        throw field.invalid("Maybe write {fixed: 20s}, {exponential: 5m}, {uniform: {from: 1s, to: 3s}} or"
                + " {lognormal: {mean: 4m, variation: 0.8}}.");
    }
}
