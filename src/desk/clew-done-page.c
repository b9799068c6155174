/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-done-page.h"

#include "desk/clew-error-words.h"

/**
 * clew_done_page_show:
 * @page: says already that all went well
 * @kept: what is kept, and what to do next
 * @not_out: the title for when the pages are kept but did not come out
 * @error: (nullable): why they did not
 */
void
clew_done_page_show (AdwStatusPage *page,
                     const char    *kept,
                     const char    *not_out,
                     const GError  *error)
{
  g_autofree char *text = NULL;

  if (error != NULL)
    {
      text = g_strdup_printf ("%s\n\n%s", error->message, kept);
      adw_status_page_set_title (page, not_out);
      adw_status_page_set_icon_name (page, "dialog-warning-symbolic");
    }
  clew_error_words_show_text (page, text != NULL ? text : kept);
}
