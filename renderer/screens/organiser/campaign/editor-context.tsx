/** What every field of the editor shares: the draft, what is wrong with it, the language that is written and the one beside it. */
import { createContext, use } from 'react';

import type { CampaignDraft } from '../../../../electron/contract/campaign.ts';
import type { Client } from '../../../../electron/contract/client.ts';
import type { DraftPath } from '../../../../electron/contract/editor.ts';
import type { Removal } from '../../../campaign/items.ts';
import { withValue } from '../../../campaign/paths.ts';
import type { FieldProblem } from '../../../campaign/problem-fields.ts';

export interface Editor {
  call: Client;
  draft: CampaignDraft;
  edit: (change: (draft: CampaignDraft) => CampaignDraft) => void;
  remove: (removal: Removal, name: string) => void;
  problems: readonly FieldProblem[];
  /** Whether fields also say that they are empty; at first everybody knows. */
  asksAll: boolean;
  writing: string;
  /** The language that stands beside the one that is written; none in a campaign of one language. */
  reference: string | undefined;
  /** Whether a version of the campaign is signed already. */
  isLater: boolean;
  /** Which letter, addressee, field or consent is open, by its list. */
  open: Readonly<Record<string, number>>;
  onOpen: (list: string, at: number) => void;
}

export const EditorContext = createContext<Editor | undefined>(undefined);

export function useEditor(): Editor {
  const editor = use(EditorContext);
  if (!editor) throw new Error('impossible: a field outside of the editor');
  return editor;
}

/** Sets what stands at a path; undefined takes it away. */
export function useSet(): (path: DraftPath, value: unknown) => void {
  const { edit } = useEditor();
  return (path, value) => edit((draft) => withValue(draft, path, value));
}
