import a1international from '@/docs/connectors/carriers/a1international.json';
import alliedExpress from '@/docs/connectors/carriers/allied_express.json';
import alliedExpressSoap from '@/docs/connectors/carriers/allied_express-soap.json';
import amazonShipping from '@/docs/connectors/carriers/amazon_shipping.json';
import aramex from '@/docs/connectors/carriers/aramex.json';
import aramexRest from '@/docs/connectors/carriers/aramex-rest.json';
import asendia from '@/docs/connectors/carriers/asendia.json';
import asendiaUs from '@/docs/connectors/carriers/asendia_us.json';
import australiapost from '@/docs/connectors/carriers/australiapost.json';
import boxknight from '@/docs/connectors/carriers/boxknight.json';
import bpost from '@/docs/connectors/carriers/bpost.json';
import canadapost from '@/docs/connectors/carriers/canadapost.json';
import chronopost from '@/docs/connectors/carriers/chronopost.json';
import dhlExpress from '@/docs/connectors/carriers/dhl_express.json';
import dhlExpressWeb from '@/docs/connectors/carriers/dhl_express_web.json';
import dhlParcelDe from '@/docs/connectors/carriers/dhl_parcel_de.json';
import dhlPoland from '@/docs/connectors/carriers/dhl_poland.json';
import dhlUniversal from '@/docs/connectors/carriers/dhl_universal.json';
import dicom from '@/docs/connectors/carriers/dicom.json';
import dpd from '@/docs/connectors/carriers/dpd.json';
import fedex from '@/docs/connectors/carriers/fedex.json';
import fedexRest from '@/docs/connectors/carriers/fedex-rest.json';
import geodis from '@/docs/connectors/carriers/geodis.json';
import gls from '@/docs/connectors/carriers/gls.json';
import glsWeb from '@/docs/connectors/carriers/gls_web.json';
import glsWebNl from '@/docs/connectors/carriers/gls_web-nl.json';
import hayPost from '@/docs/connectors/carriers/hay_post.json';
import hermes from '@/docs/connectors/carriers/hermes.json';
import landmark from '@/docs/connectors/carriers/landmark.json';
import laposte from '@/docs/connectors/carriers/laposte.json';
import lasership from '@/docs/connectors/carriers/lasership.json';
import locate2u from '@/docs/connectors/carriers/locate2u.json';
import mydhl from '@/docs/connectors/carriers/mydhl.json';
import nationex from '@/docs/connectors/carriers/nationex.json';
import parcelone from '@/docs/connectors/carriers/parcelone.json';
import roadie from '@/docs/connectors/carriers/roadie.json';
import royalmail from '@/docs/connectors/carriers/royalmail.json';
import seko from '@/docs/connectors/carriers/seko.json';
import sendle from '@/docs/connectors/carriers/sendle.json';
import shopeeXpress from '@/docs/connectors/carriers/shopee_xpress.json';
import smartkargo from '@/docs/connectors/carriers/smartkargo.json';
import spring from '@/docs/connectors/carriers/spring.json';
import stampsCom from '@/docs/connectors/carriers/stamps_com.json';
import teleship from '@/docs/connectors/carriers/teleship.json';
import tnt from '@/docs/connectors/carriers/tnt.json';
import ups from '@/docs/connectors/carriers/ups.json';
import upsRest from '@/docs/connectors/carriers/ups-rest.json';
import usps from '@/docs/connectors/carriers/usps.json';
import uspsRest from '@/docs/connectors/carriers/usps-rest.json';
import veho from '@/docs/connectors/carriers/veho.json';
import zoom2u from '@/docs/connectors/carriers/zoom2u.json';

/** Carriers' own formats of docs/connectors/carriers, by the name of their file. */
export const CARRIER_FORMATS: Readonly<Record<string, unknown>> = {
  a1international: a1international,
  allied_express: alliedExpress,
  'allied_express-soap': alliedExpressSoap,
  amazon_shipping: amazonShipping,
  aramex: aramex,
  'aramex-rest': aramexRest,
  asendia: asendia,
  asendia_us: asendiaUs,
  australiapost: australiapost,
  boxknight: boxknight,
  bpost: bpost,
  canadapost: canadapost,
  chronopost: chronopost,
  dhl_express: dhlExpress,
  dhl_express_web: dhlExpressWeb,
  dhl_parcel_de: dhlParcelDe,
  dhl_poland: dhlPoland,
  dhl_universal: dhlUniversal,
  dicom: dicom,
  dpd: dpd,
  fedex: fedex,
  'fedex-rest': fedexRest,
  geodis: geodis,
  gls: gls,
  gls_web: glsWeb,
  'gls_web-nl': glsWebNl,
  hay_post: hayPost,
  hermes: hermes,
  landmark: landmark,
  laposte: laposte,
  lasership: lasership,
  locate2u: locate2u,
  mydhl: mydhl,
  nationex: nationex,
  parcelone: parcelone,
  roadie: roadie,
  royalmail: royalmail,
  seko: seko,
  sendle: sendle,
  shopee_xpress: shopeeXpress,
  smartkargo: smartkargo,
  spring: spring,
  stamps_com: stampsCom,
  teleship: teleship,
  tnt: tnt,
  ups: ups,
  'ups-rest': upsRest,
  usps: usps,
  'usps-rest': uspsRest,
  veho: veho,
  zoom2u: zoom2u,
};
