import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { isRefusal } from "./api/client.ts";
import { applyTheme } from "./chrome/theme.ts";
import { router } from "./router.tsx";
import "./style/base.css";
import "./style/parts.css";
import "./style/desk.css";
import "./text/index.ts";

applyTheme();

// A page that the browser kept aside shows what its last user saw.
addEventListener("pageshow", event => {
  if (event.persisted) location.reload();
});

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      retry: (failures, error) => !isRefusal(error) && failures < 3,
      networkMode: "always",
    },
  },
});

const root = document.getElementById("root");
if (!root) throw new Error("The document has no #root");
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
