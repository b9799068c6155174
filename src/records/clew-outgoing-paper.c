/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-outgoing-paper.h"

#include "records/clew-wording-store.h"

/**
 * clew_outgoing_paper_keep:
 * @store: a store inside a change
 * @participant: (nullable): about whom, a participant's id; %NULL for a paper about several
 *   people, whose rows in the ledger name each
 * @kind: an id of clew_outgoing_kinds
 * @bytes: the paper
 * @wording: (nullable): the record of the wording that it speaks in; a shipped draft that
 *   is not kept yet is kept as well
 * @error: return location
 *
 * Keeps what leaves the office byte for byte.
 *
 * Returns: (transfer full): the paper's id, or %NULL with @error set
 */
char *
clew_outgoing_paper_keep (ClewStore  *store,
                          const char *participant,
                          const char *kind,
                          GBytes     *bytes,
                          ClewRecord *wording,
                          GError    **error)
{
  g_autoptr (ClewRecord) paper = clew_record_new (&clew_kind_outgoing_paper);

  if (wording != NULL && !clew_wording_store_keep (store, wording, error))
    return NULL;
  clew_record_set_text (paper, "participant", participant);
  clew_record_set_text (paper, "kind", kind);
  clew_record_set_file (paper, bytes);
  clew_record_set_text (paper, "wording", wording != NULL ? clew_record_get_id (wording) : NULL);
  return clew_record_save (store, paper, error) ? g_strdup (clew_record_get_id (paper)) : NULL;
}
