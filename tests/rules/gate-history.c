/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gate-history.h"

#include <string.h>

static const char *
keep (const char *text, gsize length)
{
  g_autofree char *copy = g_strndup (text, length);

  return copy[0] == '*' ? NULL : g_intern_string (copy);
}

static void
read_line (History *history, GStrv words, gint64 entered)
{
  guint             paper = (guint)(words[0][0] - 'a');
  ClewConsent      *consent = &history->consents[paper];
  ClewConsentEvent *event = &history->events[paper][consent->n_events];
  ClewDay           day = FIRST_DAY + (ClewDay)g_ascii_strtoull (words[1], NULL, 10);

  history->n = MAX (history->n, paper + 1);
  if (g_str_equal (words[2], "until"))
    {
      consent->expires_on = day;
      return;
    }
  event->on = day;
  event->entered = entered;
  while (strcmp (clew_consent_event_ids[event->kind], words[2]) != 0)
    event->kind++;
  event->grants = history->grants[paper][consent->n_events];
  consent->n_events++;
  for (guint i = 3; words[i] != NULL; i++)
    {
      gsize length = strcspn (words[i], ":");

      event->agency = keep (words[i], length);
      event->category = words[i][length] == ':' ? keep (words[i] + length + 1, 99) : NULL;
      if (event->kind == CLEW_CONSENT_SIGNED)
        ((ClewConsentGrant *)event->grants)[event->n_grants++] =
          (ClewConsentGrant){ event->agency, event->category };
    }
}

void
history_read (History *history, const char *text)
{
  static const char *const ids[] = { "a", "b", "c" };
  g_auto (GStrv) lines = g_strsplit (text, "; ", -1);

  memset (history, 0, sizeof *history);
  for (guint i = 0; i < 3; i++)
    {
      history->consents[i].id = ids[i];
      history->consents[i].events = history->events[i];
    }
  for (guint i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);

      read_line (history, words, i);
    }
}
