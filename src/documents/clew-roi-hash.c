/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/clew-roi-private.h"

/* What a form says, as one short number at its foot: two papers of one number are
 * the same form when they show the same one, in whatever size they are printed. */

/* So many digits tell the forms of an office apart. */
#define DIGITS 16

/* Nothing and an empty text are two things, and no two texts run together. */
static void
add_text (GChecksum *sum, const char *text)
{
  if (text != NULL)
    g_checksum_update (sum, (const guchar *)text, -1);
  g_checksum_update (sum, (const guchar *)(text != NULL ? "\0" : "\1"), 1);
}

static void
add_number (GChecksum *sum, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  add_text (sum, text);
}

static void
add_texts (GChecksum *sum, const char *const *texts)
{
  for (; texts != NULL && *texts != NULL; texts++)
    add_text (sum, *texts);
  add_text (sum, NULL);
}

static void
add_wording (GChecksum *sum, ClewWording *wording)
{
  add_text (sum, clew_wording_get_form (wording));
  add_text (sum, clew_wording_get_language (wording));
  add_number (sum, clew_wording_get_version (wording));
  for (const char *const *key = clew_wording_get_keys (wording); *key != NULL; key++)
    {
      add_text (sum, *key);
      add_text (sum, clew_wording_get_text (wording, *key));
    }
  for (const char *const *id = clew_wording_get_categories (wording); *id != NULL; id++)
    {
      add_text (sum, *id);
      add_text (sum, clew_wording_get_category (wording, *id, "label"));
      add_text (sum, clew_wording_get_category (wording, *id, "heading"));
      add_text (sum, clew_wording_get_category (wording, *id, "description"));
      add_number (sum, clew_wording_is_sensitive (wording, *id));
    }
}

static void
add_agencies (GChecksum *sum, const ClewRoiForm *form)
{
  add_number (sum, form->n_agencies);
  for (guint i = 0; i < form->n_agencies; i++)
    {
      add_text (sum, form->agencies[i].name);
      add_text (sum, form->agencies[i].reason);
      add_texts (sum, form->agencies[i].categories);
      add_number (sum, form->agencies[i].only_hears);
    }
  add_texts (sum, form->not_on_form);
  add_texts (sum, form->categories);
}

/* SHA-256 of all that the form says, but not of how it looks; its first digits. */
char *
clew_roi_form_dup_hash (const ClewRoiForm *form)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  add_wording (sum, form->wording);
  add_text (sum, form->form_number);
  add_text (sum, form->participant_name);
  add_number (sum, form->participant_born);
  add_text (sum, form->office_name);
  add_text (sum, form->office_address);
  add_text (sum, form->office_phone);
  add_agencies (sum, form);
  add_text (sum, form->door);
  add_number (sum, form->expires_on);
  add_text (sum, form->expires_event);
  add_number (sum, form->no_end);
  add_text (sum, form->proceeding);
  add_number (sum, form->approved_on);
  add_number (sum, form->part2);
  add_number (sum, form->interpreter);
  add_text (sum, form->adds_to);
  return g_strndup (g_checksum_get_string (sum), DIGITS);
}
