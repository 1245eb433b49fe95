/** The frames of docs/reference/chat-asyncapi.yaml. */
export interface ChatFile {
  id: string;
  name: string;
  contentType: string;
  size: number;
}

export type Status = "sent" | "delivered" | "read" | "failed";

export type Received =
  | { type: "welcome"; visitor: string }
  | { type: "accepted"; id: string }
  | {
      type: "message";
      id: string;
      conversation: string;
      clientId?: string;
      sequence: number;
      author: "contact" | "agent" | "system";
      name?: string;
      at: string;
      status: Status;
      text: string;
      attachments: ChatFile[];
    }
  | { type: "status"; author: string; upTo: number; status: Status }
  | { type: "typing"; typing: boolean }
  | { type: "queue"; position: number; estimate?: { low: string; high: string } }
  | { type: "agent"; name: string }
  | { type: "closed"; conversation: string; by: string; rate: boolean }
  | { type: "rated"; conversation: string; score: number }
  | { type: "error"; code: string; message: string; id?: string };

export interface Written {
  type: "message";
  id: string;
  text: string;
  attachments: string[];
}

export type Sent = Written | { type: "typing"; typing: boolean } | { type: "read"; sequence: number } | { type: "close" } | { type: "rate"; conversation: string; score: number; comment?: string };
