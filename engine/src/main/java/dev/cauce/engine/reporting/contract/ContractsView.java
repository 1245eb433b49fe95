package dev.cauce.engine.reporting.contract;

import dev.cauce.engine.configuration.definition.ContractPeriod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The contracts that may be seen, as they stand.
 *
 * @param at when they were counted
 * @param formula of the share in time
 * @param clients the worst first
 */
@Schema(name = "Contracts", description = "The contracts that may be seen, as they stand in the period that runs.")
public record ContractsView(Instant at, String formula, List<OfClient> clients) {
    public ContractsView {
        clients = List.copyOf(clients);
    }

    /**
     * One client's.
     *
     * @param due what must be credited by all of them together, in minor units
     * @param contracts the worst first
     */
    @Schema(name = "ContractsOfClient")
    public record OfClient(String client, long due, List<OfQueue> contracts) {
        public OfClient {
            contracts = List.copyOf(contracts);
        }
    }

    /**
     * What is agreed for one queue, and how it stands.
     *
     * @param from when the period began
     * @param to when it ends
     */
    @Schema(name = "ContractOfQueue")
    public record OfQueue(
            String queue,
            ContractPeriod period,
            String timeZone,
            Instant from,
            Instant to,
            double targetShare,
            Duration threshold,
            Exposure exposure) {}
}
