package dev.cauce.engine.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.file.Path;
import java.util.List;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How long input waits, by the browser's own event timing, while 50 changes a second come in: a benchmark, for a machine that
 * does nothing else. Run by {@code -Dcauce.measure=true}.
 */
@EnabledIfSystemProperty(named = "cauce.measure", matches = "true", disabledReason = "a benchmark, run by name")
@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
final class FullFloorTest {
    private static final Logger LOG = Logger.getLogger(FullFloorTest.class);
    private static final Path FLOOR = Path.of("src/test/resources/pages/full-floor.js");
    private static final double LONGEST = 100;
    private static Chromium chromium;

    @BeforeAll
    static void openTheBrowser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void closeTheBrowser() {
        chromium.close();
    }

    @Test
    void anAgentWithTwoHundredConversationsTypesWithoutWaiting() {
        var page = floor("/desk");
        page.locator(".message").nth(999).waitFor();

        var waited = type(page, "#message");

        assertThat(page.locator(".entry").count()).isEqualTo(200);
        assertThat(waited).isLessThan(LONGEST);
    }

    @Test
    void aSupervisorOfFiveHundredQueuesFiltersWithoutWaiting() {
        var page = floor("/wall");
        page.locator("tbody tr").nth(199).waitFor();

        var waited = type(page, "section[aria-labelledby=agents] input");

        assertThat(waited).isLessThan(LONGEST);
    }

    private static Page floor(String address) {
        var page = chromium.somebody("en", ColorScheme.LIGHT);
        page.addInitScript(FLOOR);
        page.navigate(address);
        return page;
    }

    /** The longest that input waited, but for one in fifty, in milliseconds. */
    private static double type(Page page, String field) {
        page.evaluate("measured.inputs.length = measured.longTasks.length = 0");
        page.locator(field)
                .pressSequentially(
                        "agent-12 and so on, for a while longer", new Locator.PressSequentiallyOptions().setDelay(80));
        var inputs = figures(page, "measured.inputs");
        var tasks = figures(page, "measured.longTasks");
        var longest = inputs.isEmpty() ? 0 : inputs.get((int) (inputs.size() * 0.98));
        LOG.infof(
                "Full floor page=%s inputs=%d p98=%.0f ms longTasks=%d longest=%.0f ms",
                page.url(), inputs.size(), longest, tasks.size(), tasks.isEmpty() ? 0 : tasks.getLast());
        return longest;
    }

    private static List<Double> figures(Page page, String expression) {
        return ((List<?>) page.evaluate(expression))
                .stream().map(value -> ((Number) value).doubleValue()).sorted().toList();
    }
}
