package dev.cauce.engine.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.restassured.RestAssured;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The machine's own Chromium, and people in front of it: each with a profile of their own. */
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome");
    private static final int PATIENCE = 20_000;

    private final Playwright playwright =
            Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new LaunchOptions()
                    .setExecutablePath(executable())
                    .setArgs(List.of(
                            "--no-sandbox",
                            "--disable-dev-shm-usage",
                            "--disable-gpu",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--no-first-run")));

    private static Path executable() {
        var named = System.getenv("CAUCE_CHROMIUM");
        if (named != null && !named.isBlank()) {
            return Path.of(named);
        }
        return Stream.of(System.getenv().getOrDefault("PATH", "/usr/bin").split(":", -1))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "No Chromium in PATH. Install it, on Debian by `apt install chromium`, or name one in CAUCE_CHROMIUM."));
    }

    /** Somebody who speaks the language, at a screen of 1440 by 900. */
    Page somebody(String language, ColorScheme scheme) {
        return somebody(language, scheme, 1440, 900);
    }

    Page somebody(String language, ColorScheme scheme, int width, int height) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL("http://localhost:" + RestAssured.port)
                .setLocale(language)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(width, height));
        context.setDefaultTimeout(PATIENCE);
        return watched(context);
    }

    /** What a page complains of in its console is an error of the test too, but for a lost network, which tests cause. */
    private static Page watched(BrowserContext context) {
        var page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                throw new AssertionError(message.text());
            }
        });
        page.onPageError(error -> {
            throw new AssertionError(error);
        });
        return page;
    }

    /** Closes everybody's pages, which would go on showing what happens to their users. */
    void everybodyLeaves() {
        List.copyOf(browser.contexts()).forEach(BrowserContext::close);
    }

    /** Signs in as somebody of the demonstration operation. */
    static void signIn(Page page, String user) {
        page.navigate("/");
        page.locator("input[name=user]").fill(user);
        page.locator("input[name=password]").fill("demo-" + user);
        page.locator("button[type=submit]").click();
        page.locator(".masthead").waitFor();
    }

    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    }

    static String shownText(Page page, String selector) {
        return Objects.requireNonNullElse(page.locator(selector).first().textContent(), "");
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
