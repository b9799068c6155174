/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-caution-words.h"

#include "records/clew-kind.h"

#include <glib/gi18n.h>

/**
 * clew_caution_words:
 * @hit: a word that a letter is warned of
 *
 * Returns: (transfer full): what it suggests, for whoever wrote it
 */
char *
clew_caution_words (const ClewCautionHit *hit)
{
  switch (hit->kind)
    {
    case CLEW_CAUTION_OFFENSE:
      /* Translators: %s is a word that somebody typed into a letter */
      return g_strdup_printf (_ ("“%s” suggests an offense."), hit->written);
    case CLEW_CAUTION_USE:
      return g_strdup_printf (_ ("“%s” suggests drug or alcohol use."), hit->written);
    case CLEW_CAUTION_WHEREABOUTS:
      return g_strdup_printf (_ ("“%s” suggests where somebody is."), hit->written);
    case CLEW_CAUTION_BREACH:
      return g_strdup_printf (_ ("“%s” suggests a breach of a court order."), hit->written);
    case CLEW_CAUTION_HEALTH:
    case CLEW_CAUTION_TREATMENT:
    case CLEW_CAUTION_HOUSING:
    case CLEW_CAUTION_NEEDS:
    case CLEW_CAUTION_COURT:
      /* Translators: the first %s is a word that somebody typed into a letter, the second a kind
       * of information, such as “Health” */
      return g_strdup_printf (_ ("“%s” sounds like “%s”."), hit->written,
                                 clew_choice_get_label (clew_all_categories,
                                                        clew_caution_get_category (hit->kind)));
    case CLEW_CAUTION_N_KINDS:
    default:
      g_return_val_if_reached (NULL);
    }
}
