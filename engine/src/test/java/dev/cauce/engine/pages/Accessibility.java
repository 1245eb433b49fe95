package dev.cauce.engine.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What axe finds wrong with what is shown now, in both themes and both languages. */
final class Accessibility {
    /** Contrast is a matter of the theme and names one of the language, so that two looks tell of all four. */
    private static final Map<String, String> LANGUAGE_BY_THEME = Map.of("light", "es", "dark", "en");

    private static final List<String> STANDARDS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** What is behind it is out of reach, is looked at when it is not, and has grown long by all other tests. */
    private static final String MODAL = "dialog[open]";

    private Accessibility() {}

    /** Leaves the page in the language and theme that it had. */
    static void check(Page page, String what) {
        check(page, what, LANGUAGE_BY_THEME);
    }

    /** In one theme, and its language, of what is made of the same parts as what was looked at in the other. */
    static void check(Page page, String what, String theme) {
        check(page, what, Map.of(theme, Objects.requireNonNull(LANGUAGE_BY_THEME.get(theme))));
    }

    private static void check(Page page, String what, Map<String, String> languageByTheme) {
        var language = String.valueOf(page.evaluate("document.documentElement.lang"));
        languageByTheme.forEach((theme, spoken) -> {
            choose(page, "cauce.theme", theme);
            choose(page, "cauce.language", spoken);
            page.waitForFunction("lang => document.documentElement.lang === lang", spoken);
            checkAsItIs(page, "%s, %s, %s".formatted(what, theme, spoken));
            Chromium.picture(page, "%s-%s-%s".formatted(what, theme, spoken));
        });
        choose(page, "cauce.theme", "auto");
        choose(page, "cauce.language", language);
    }

    static void checkAsItIs(Page page, String what) {
        var axe = new AxeBuilder(page).withTags(STANDARDS).setLegacyMode(true);
        if (page.locator(MODAL).count() > 0) {
            axe.include(MODAL);
        }
        var found = axe.analyze().getViolations();
        assertThat(found).as(what).extracting(Accessibility::words).isEmpty();
    }

    /** As another tab of the same person would tell it. */
    private static void choose(Page page, String key, String value) {
        page.evaluate("""
                ([key, newValue]) => {
                  localStorage.setItem(key, newValue);
                  dispatchEvent(new StorageEvent("storage", { key, newValue }));
                }""", List.of(key, value));
    }

    private static String words(Rule rule) {
        return rule.getId() + " " + rule.getHelp() + " "
                + rule.getNodes().stream()
                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                        .toList();
    }
}
