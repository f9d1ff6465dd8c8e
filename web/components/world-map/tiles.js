/**
 * The world as a grid: one tile a country, near its neighbours rather than where it lies, so that
 * small countries are as easy to see as large ones. Drawn by hand for this page; ISO 3166-1 codes.
 */
export const TILES = `
.. .. .. .. .. .. .. GL .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. ..
.. .. .. .. .. .. .. .. .. IS .. .. NO SE FI .. .. .. .. .. .. .. .. .. .. .. .. .. ..
.. CA .. .. .. .. .. .. .. IE GB .. DK .. EE .. .. .. RU .. .. .. .. .. .. .. .. .. ..
.. US .. .. PM .. .. .. .. .. .. NL DE LT LV .. .. .. .. .. .. .. .. .. .. .. .. .. ..
.. MX .. .. BM .. .. .. .. .. BE LU CZ PL BY .. .. .. .. .. .. .. .. .. .. .. .. .. ..
.. .. .. .. .. .. .. .. .. .. FR LI AT SK UA .. .. .. KZ .. MN .. .. .. .. .. .. .. ..
.. .. .. .. .. .. .. .. .. AD MC CH SI HU MD .. GE .. UZ KG .. .. KP .. JP .. .. .. ..
.. .. .. .. BS .. .. .. PT ES SM IT HR RS RO .. AM AZ TM TJ .. CN KR .. .. .. .. .. ..
.. .. .. CU TC .. .. .. .. GI .. VA BA XK BG TR .. .. .. .. .. .. .. .. .. .. .. .. ..
.. BZ .. JM HT DO PR .. .. .. .. .. ME MK GR CY SY IQ IR AF .. .. .. TW .. .. .. .. ..
GT HN .. .. .. .. AG KN .. .. .. MT AL .. .. LB JO KW BH PK NP BT MO HK .. .. .. .. ..
SV NI .. .. .. .. DM LC EH MA DZ TN LY EG IL PS SA QA AE .. IN BD MM LA VN PH .. .. ..
.. CR PA .. .. GD VC BB MR ML BF NE TD SD ER .. YE OM .. .. .. .. TH KH .. .. PW FM MH
.. .. CO VE .. TT CV SN GM GN GH NG CF SS ET DJ .. .. .. MV LK .. MY .. BN .. .. NR KI
.. EC .. GY SR GF .. GW SL CI TG BJ CM UG KE SO .. .. .. .. .. .. SG ID TL PG SB .. TV
.. .. PE .. BR .. .. .. .. LR ST GQ GA RW TZ .. SC .. .. .. .. .. .. .. .. .. VU FJ WS
.. .. .. BO .. .. .. .. .. .. .. CG CD BI MW KM .. .. .. .. .. .. .. .. AU .. NC TO ..
.. .. CL PY UY .. .. .. .. .. .. AO ZM ZW MZ .. MG MU .. .. .. .. .. .. .. .. .. .. ..
.. .. .. AR .. .. .. .. .. .. .. NA BW SZ .. .. .. .. .. .. .. .. .. .. .. .. NZ .. ..
.. .. .. .. FK .. .. .. .. .. .. .. ZA LS .. .. .. .. .. .. .. .. .. .. .. .. .. .. ..
`;
