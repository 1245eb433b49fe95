package dev.cauce.routing.benchmarks;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.IndexShadowVariable;
import ai.timefold.solver.core.api.domain.variable.InverseRelationShadowVariable;
import ai.timefold.solver.core.api.domain.variable.PlanningListVariable;
import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.constructionheuristic.ConstructionHeuristicPhaseConfig;
import ai.timefold.solver.core.config.solver.SolverConfig;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The second yardstick: Timefold's solver with the model of its call-center quickstart, where each agent has a list of
 * calls, skills are hard and waiting is soft. One operation is one construction heuristic over all calls, the least work
 * that assigns each of them; divide by the number of calls for a decision. Optimising further comes on top.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2)
@Measurement(iterations = 3)
public class SolverBenchmark {
    private static final int SKILLS = 200;
    private static final int SKILLS_EACH = 5;

    @Param({"10", "100"})
    int agents;

    @Param({"100", "1000"})
    int waiting;

    @Benchmark
    public Object assign() {
        var config = new SolverConfig()
                .withSolutionClass(Plan.class)
                .withEntityClasses(Agent.class, Call.class)
                .withConstraintProviderClass(Rules.class)
                .withPhases(new ConstructionHeuristicPhaseConfig());
        return SolverFactory.<Plan>create(config).buildSolver().solve(plan());
    }

    private Plan plan() {
        var random = new Random(1);
        var plan = new Plan();
        for (int agent = 0; agent < agents; agent++) {
            var each = new Agent();
            each.id = agent;
            while (each.skills.cardinality() < SKILLS_EACH) {
                each.skills.set(random.nextInt(SKILLS));
            }
            plan.agents.add(each);
        }
        for (int call = 0; call < waiting; call++) {
            var each = new Call();
            each.id = call;
            each.skill = random.nextInt(SKILLS);
            plan.calls.add(each);
        }
        return plan;
    }

    /** Who takes which calls one after another. */
    @PlanningEntity
    public static class Agent {
        @PlanningId
        int id;

        final BitSet skills = new BitSet(SKILLS);

        @PlanningListVariable
        List<Call> calls = new ArrayList<>();
    }

    /** A call that waits for those before it. */
    @PlanningEntity
    public static class Call {
        @PlanningId
        int id;

        int skill;

        @InverseRelationShadowVariable(sourceVariableName = "calls")
        @Nullable
        Agent agent;

        @IndexShadowVariable(sourceVariableName = "calls")
        @Nullable
        Integer index;
    }

    /** All agents and all calls. */
    @PlanningSolution
    public static class Plan {
        @PlanningEntityCollectionProperty
        List<Agent> agents = new ArrayList<>();

        @PlanningEntityCollectionProperty
        @ValueRangeProvider
        List<Call> calls = new ArrayList<>();

        @PlanningScore
        @Nullable
        HardSoftLongScore score;
    }

    /** Skills are hard, waiting is soft. */
    public static class Rules implements ConstraintProvider {
        @Override
        public Constraint[] defineConstraints(ConstraintFactory factory) {
            return new Constraint[] {
                factory.forEach(Call.class)
                        .filter(call -> call.agent != null && !call.agent.skills.get(call.skill))
                        .penalizeLong(HardSoftLongScore.ONE_HARD, _ -> 1)
                        .asConstraint("Missing skill"),
                factory.forEach(Call.class)
                        .penalizeLong(HardSoftLongScore.ONE_SOFT, call -> call.index == null ? 0 : call.index)
                        .asConstraint("Waiting")
            };
        }
    }
}
