/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tool/clew-tool.h"

#include <glib/gi18n.h>

/* What can be said of a form on the command line, for one form and for many. */

/**
 * clew_tool_form_clear:
 * @form: what was said of a form
 */
void
clew_tool_form_clear (ClewToolForm *form)
{
  g_strfreev (form->agencies);
  g_strfreev (form->categories);
  g_free (form->expires);
  g_free (form->language);
  g_free (form->paper);
  g_free (form->output);
}

/**
 * clew_tool_form_check:
 * @form: what was said of a form
 * @error: return location
 *
 * Returns: whether it can be, as far as that can be told without the office
 */
gboolean
clew_tool_form_check (const ClewToolForm *form, GError **error)
{
  ClewDay day = CLEW_DAY_UNKNOWN;

  if (form->output == NULL)
    clew_tool_refuse (error, _ ("--output is missing. Nothing was changed."));
  else if (form->paper != NULL && !g_str_equal (form->paper, "letter") &&
           !g_str_equal (form->paper, "a4"))
    clew_tool_refuse (error, _ ("What follows --paper is neither letter nor a4. "
                                "Nothing was changed."));
  else if (form->language != NULL &&
           clew_choice_get_label (clew_languages, form->language) == NULL)
    clew_tool_refuse (error, _ ("What follows --language is no language that Clew knows. "
                                "Enter it like en or es. Nothing was changed."));
  else if (!form->force && g_file_test (form->output, G_FILE_TEST_EXISTS))
    clew_tool_refuse (error, _ ("The file that --output names is there already. Nothing was "
                                "changed. Choose another name, or add --force."));
  else
    return clew_tool_parse_day ("expires", form->expires, clew_day_today (NULL), &day, error);
  return FALSE;
}

static gboolean
offer_agency (ClewReleaseDraft *draft, const char *name, GError **error)
{
  g_autoptr (GPtrArray) agencies = g_ptr_array_new ();
  ClewRecord *found;

  for (guint i = 0; i < draft->agencies->len; i++)
    {
      ClewReleaseOffer *offer = g_ptr_array_index (draft->agencies, i);

      g_ptr_array_add (agencies, offer->agency);
    }
  if (!clew_tool_find_agency (agencies, name, &found, error))
    return FALSE;
  if (found == NULL)
    {
      clew_tool_refuse (error, _ ("No agency of this site that may receive information is called "
                                  "“%s”. Nothing was changed."),
                                  name);
      return FALSE;
    }
  clew_release_draft_offer (draft, clew_record_get_id (found), TRUE);
  return TRUE;
}

/* The kinds that are named are offered to each agency on the form; without
 * any named, each is offered what it usually hears. */
static gboolean
offer_categories (ClewReleaseDraft *draft, char **categories, GError **error)
{
  if (!clew_tool_check_categories (clew_information_categories, categories, error))
    return FALSE;
  for (guint i = 0; categories != NULL && i < draft->agencies->len; i++)
    {
      ClewReleaseOffer *offer = g_ptr_array_index (draft->agencies, i);

      for (guint j = 0; clew_information_categories[j].id != NULL; j++)
        {
          const char *id = clew_information_categories[j].id;

          clew_release_offer_set (offer, id,
                                  g_strv_contains ((const char *const *)categories, id));
        }
    }
  return TRUE;
}

static gboolean
choose_form (ClewReleaseDraft *draft, ClewOffice *office, const ClewToolForm *form, GError **error)
{
  if (form->language != NULL)
    {
      g_autoptr (ClewRecord) wording = clew_release_find_wording (clew_office_get_store (office),
                                                                  form->language, NULL);

      if (wording == NULL)
        {
          clew_tool_refuse (error, _ ("This office has no wording of the form in that language. "
                                      "Nothing was changed."));
          return FALSE;
        }
      g_free (draft->language);
      draft->language = g_strdup (form->language);
    }
  if (form->paper != NULL)
    draft->a4 = g_str_equal (form->paper, "a4");
  draft->large_print = form->large_print;
  return clew_tool_parse_day ("expires", form->expires, clew_office_today (office),
                              &draft->expires_on, error);
}

/**
 * clew_tool_form_fill:
 * @form: what was said of a form
 * @office: the office
 * @draft: a draft that gets it
 * @error: return location
 *
 * Returns: %FALSE with @error set when the office can't make such a form
 */
gboolean
clew_tool_form_fill (const ClewToolForm *form,
                     ClewOffice         *office,
                     ClewReleaseDraft   *draft,
                     GError            **error)
{
  ClewReleaseGap gap;

  for (guint i = 0; form->agencies != NULL && form->agencies[i] != NULL; i++)
    if (!offer_agency (draft, form->agencies[i], error))
      return FALSE;
  if (!offer_categories (draft, form->categories, error) ||
      !choose_form (draft, office, form, error))
    return FALSE;
  gap = clew_release_draft_check (draft, office);
  if (gap == CLEW_RELEASE_COMPLETE)
    return TRUE;
  clew_tool_refuse (error, "%s", clew_release_gap_message (gap));
  return FALSE;
}
